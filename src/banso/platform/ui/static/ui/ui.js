/* Progressive enhancement only: every page works without this file. */
"use strict";

(() => {
  const ready = (start) =>
    document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();

  /* A form marked data-guard asks before its unsent changes are left behind. */
  function guardForms() {
    let changed = false;
    for (const form of document.querySelectorAll("form[data-guard]")) {
      if (form.querySelector("[aria-invalid=true]")) changed = true;
      form.addEventListener("input", () => (changed = true));
      form.addEventListener("submit", () => (changed = false));
    }
    window.addEventListener("beforeunload", (event) => {
      if (changed) event.preventDefault();
    });
  }

  /* A second press on a button that is already sending does nothing; the server would also treat both as one. */
  function sendOnce() {
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (event.defaultPrevented || form.method.toLowerCase() !== "post") return;
      if (form.dataset.sending) {
        event.preventDefault();
        return;
      }
      form.dataset.sending = "1";
    });
    window.addEventListener("pageshow", () => {
      for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
    });
  }

  /* A button with data-confirm asks in a dialog, and sends only after "yes". */
  function confirmButtons() {
    const template = document.getElementById("ui-confirm");
    if (!template || typeof HTMLDialogElement === "undefined") return;
    document.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-confirm]");
      if (!button || !button.form) return;
      event.preventDefault();
      const dialog = template.content.firstElementChild.cloneNode(true);
      dialog.querySelector("[data-question]").textContent = button.dataset.confirm;
      document.body.append(dialog);
      dialog.addEventListener("close", () => {
        const agreed = dialog.returnValue === "yes";
        dialog.remove();
        if (!agreed) return button.focus();
        const question = button.dataset.confirm;
        delete button.dataset.confirm;
        button.form.requestSubmit(button);
        button.dataset.confirm = question;
      });
      dialog.showModal();
    });
  }

  /* Selects marked data-submit-on-change say so beside them, and keep their button for those without this file. */
  function submitOnChange() {
    for (const control of document.querySelectorAll("[data-submit-on-change]")) {
      control.addEventListener("change", () => control.form.requestSubmit());
    }
  }

  function revealButtons() {
    for (const button of document.querySelectorAll("button[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const status = document.getElementById(button.dataset.copyStatus);
        await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
        if (status) status.textContent = button.dataset.copyDone;
      });
    }
  }

  ready(() => {
    guardForms();
    confirmButtons();
    sendOnce();
    submitOnChange();
    revealButtons();
  });
})();
