"""Routes of the content API, below ``/api/content/v1/``."""

from django.urls import path

from cms.api import views
from cms.api.feedback import FeedbackView

app_name = "content_api"
urlpatterns = [
    path("shops/", views.ShopsView.as_view(), name="shops"),
    path("<slug:shop>/pages/", views.PageView.as_view(), name="pages"),
    path("<slug:shop>/pages/<int:page>/feedback/", FeedbackView.as_view(), name="feedback"),
    path("<slug:shop>/navigation/", views.NavigationView.as_view(), name="navigation"),
    path("<slug:shop>/questions/", views.QuestionsView.as_view(), name="questions"),
    path("<slug:shop>/terms/", views.TermsView.as_view(), name="terms"),
    path("", views.NowhereView.as_view()),
    path("<path:rest>", views.NowhereView.as_view()),
]
