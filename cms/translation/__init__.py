"""Translating pages: wagtail-localize, told what a reference is, who may translate, and what may be published."""
