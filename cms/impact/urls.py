"""The addresses of trials, below the admin's."""

from django.urls import path

from cms.impact import views

urlpatterns = [
    path("try-on-orders/<slug:kind>/<str:pk>/", views.try_terms, name="impact_try"),
    path("trials/<int:run_id>/", views.show, name="impact_run"),
    path("trials/<int:run_id>/progress/", views.progress, name="impact_progress"),
    path("trials/<int:run_id>/again/", views.again, name="impact_again"),
    path("trials/<int:run_id>/read/", views.accept, name="impact_accept"),
]
