"""Users 利用者. What a user may do is not here: roles are memberships in platform.scope."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    def create_user(self, login_id: str, password: str | None = None, **fields: object) -> "User":
        """A new user; no password means that nobody can sign in with one."""
        user = self.model(login_id=login_id.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(login_id=(username or "").lower())


class User(AbstractBaseUser):
    """One row per person (or service) that signs in. 利用者"""

    login_id = models.CharField(max_length=100, unique=True)
    display_name = models.CharField(max_length=100)
    display_kana = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="ja", choices=[("ja", "日本語"), ("en", "English")])
    is_active = models.BooleanField(default=True)
    is_service = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = UserManager()

    USERNAME_FIELD = "login_id"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    def __str__(self) -> str:
        return self.display_name


class SignInFailure(models.Model):
    """One row per failed sign-in of a login name, known or not, so that guessing is slowed alike. サインイン失敗"""

    login_key = models.CharField(max_length=64, db_index=True)
    address_key = models.CharField(max_length=64, db_index=True)
    failed_at = models.DateTimeField(db_index=True)
