"""Routes of the public site. Wagtail finds the public address of its pages by the name ``wagtail_serve``."""

from django.urls import path, re_path

from faq_site import views

urlpatterns = [
    path("<slug:locale>/search/", views.search, name="site_search"),
    path("<slug:locale>/feedback/", views.feedback, name="site_feedback"),
    # No page lives below api/: an address the API does not know must not come back here and ask the API again.
    re_path(r"^(?!api/)(.*)$", views.page, name="wagtail_serve"),
]
