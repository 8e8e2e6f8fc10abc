"""The pages on which one signs in, signs out, and changes one's password: for readers and staff alike, in the site's
own dress. The admin's own pages of that kind lead here."""

from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from archive.access.session_end import ENDED


class SignInForm(AuthenticationForm):
    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": _("用户名或密码不对，请再输入一次。大小写有别。"),
    }


class SignIn(views.LoginView):
    """Leads back to where one wanted to go; else staff to the admin, and everybody else to the first page."""

    template_name = "registration/sign_in.html"
    authentication_form = SignInForm

    def get_context_data(self, **kwargs):
        wanted = self.get_redirect_url()
        return super().get_context_data(
            ended=self.request.session.get(ENDED, ""),
            is_not_staff=self.request.user.is_authenticated and _is_admin(wanted) and not self.request.user.is_staff,
            **kwargs,
        )

    def form_valid(self, form):
        answer = super().form_valid(form)
        self.request.session.pop(ENDED, None)
        return answer

    def get_success_url(self):
        wanted, is_staff = self.get_redirect_url(), self.request.user.is_staff
        if wanted and (is_staff or not _is_admin(wanted)):
            return wanted
        return reverse("admin:index" if is_staff else "home")


class ChangePassword(views.PasswordChangeView):
    template_name = "registration/password.html"
    success_url = reverse_lazy("password_changed")


class PasswordChanged(views.PasswordChangeDoneView):
    template_name = "registration/password_changed.html"


@method_decorator(login_not_required, name="dispatch")
class SignOut(views.LogoutView):
    """By POST alone, so that no link and no picture signs anybody out."""


@login_not_required
@require_safe
def from_admin(request: HttpRequest) -> HttpResponse:
    """Where the admin sends who may not enter."""
    wanted = request.GET.get("next", reverse("admin:index"))
    return redirect(f"{reverse('login')}?{urlencode({'next': wanted})}")


def _is_admin(address: str) -> bool:
    return address.startswith(reverse("admin:index"))
