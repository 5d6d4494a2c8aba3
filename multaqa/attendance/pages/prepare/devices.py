"""The devices at the doors: added, seen, shut out."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.ui.codes import qr_code

from ... import actions, queries, rules
from ...forms import DeviceForm
from ...models import Device
from ..common import address, crumbs, device_of, forum_of


@door(rules.may_check_in, load=forum_of)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Every device, and the form for one more. Its link is shown once, as the answer."""
    form = DeviceForm(request.POST if request.method == "POST" else None, forum=forum)
    if form.is_valid():
        with told_by(form):
            device, secret = actions.add_device(forum=forum, **form.cleaned_data, **now(request))
            return _shown_once(request, forum, device, secret)
    context = {
        "forum": forum,
        "form": form,
        "devices": queries.device_rows(forum),
        "crumbs": crumbs(request, forum, (_("Devices"), None)),
    }
    return render(request, "attendance/prepare/devices.html", context)


def _shown_once(request: HttpRequest, forum: Forum, device: Device, secret: str) -> HttpResponse:
    link = settings.ADDRESS + address(request, "enter", forum, secret)
    devices = (_("Devices"), address(request, "devices", forum))
    context = {
        "forum": forum,
        "device": device,
        "link": link,
        "qr": qr_code(link),
        "crumbs": crumbs(request, forum, devices, (device.name, None)),
    }
    answer = render(request, "attendance/prepare/device.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@door(lambda visitor, device: rules.may_check_in(visitor, device.forum), load=device_of)
def shut_out(request: HttpRequest, device: Device) -> HttpResponse:
    """Shut a device out; asked once more before."""
    back = address(request, "devices", device.forum)
    if request.method == "POST":
        actions.shut_out(device=device, **now(request))
        messages.success(request, _("The device is shut out. Nothing more is taken from it."))
        return redirect(back)
    title = _("Shut out “%(device)s”") % {"device": device.name}
    context = {
        "forum": device.forum,
        "title": title,
        "back": back,
        "crumbs": crumbs(request, device.forum, (_("Devices"), back), (title, None)),
    }
    return render(request, "attendance/prepare/shut_out.html", context)
