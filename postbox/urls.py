from django.urls import path

from postbox import views

app_name = "postbox"
urlpatterns = [path("form-token/", views.form_token_view, name="form_token")]
