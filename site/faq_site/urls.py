"""Routes of the public site. Wagtail finds the public address of its pages by the name ``wagtail_serve``."""

from django.urls import path, re_path

from faq_site import views

urlpatterns = [
    path("<slug:locale>/search/", views.search, name="site_search"),
    re_path(r"^(.*)$", views.page, name="wagtail_serve"),
]
