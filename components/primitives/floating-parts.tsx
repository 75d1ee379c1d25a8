import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonClass } from "../ui/button/button";
import { DangerDialog } from "../ui/danger-dialog";
import { Dialog } from "../ui/dialog";
import { TextInput } from "../ui/field/text-input";
import { Menu } from "../ui/menu/menu";
import { StickyBar } from "../ui/sticky-bar";
import { toast } from "../ui/toast/toast";

export function FloatingParts() {
  const t = useTranslations("primitives.sample");
  const [open, setOpen] = useState<"dialog" | "danger" | undefined>();
  const close = () => setOpen(undefined);
  return (
    <div className="[&>:where(:not(:first-child))]:mt-5">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => setOpen("dialog")}>{t("openDialog")}</Button>
        <Button kind="danger" onClick={() => setOpen("danger")}>
          {t("openDanger")}
        </Button>
        <Button kind="flat" onClick={() => toast(t("saved"))}>
          {t("toast")}
        </Button>
        <Button kind="flat" onClick={() => toast(t("badNote"), "bad")}>
          {t("badToast")}
        </Button>
        <Menu
          label={t("menu")}
          className={buttonClass({})}
          align="start"
          items={[
            { id: "link", label: t("link"), href: "#main" },
            { id: "plain", label: t("plain"), onSelect: () => toast(t("saved")) },
          ]}
        />
      </div>
      <Dialog
        open={open === "dialog"}
        onClose={close}
        title={t("openDialog")}
        actions={
          <Button kind="go" onClick={close}>
            {t("submit")}
          </Button>
        }
      >
        <p>{t("plainNoteMore")}</p>
        <TextInput label={t("company")} defaultValue="" />
      </Dialog>
      <DangerDialog
        open={open === "danger"}
        onClose={close}
        title={t("dangerTitle")}
        confirmName="shanlicha.com"
        action={t("delete")}
        onConfirm={close}
      >
        {t("warnNoteMore")}
      </DangerDialog>
      <StickyBar label={t("pending")} actions={<Button kind="go">{t("save")}</Button>}>
        <b>{t("pending")}</b>
      </StickyBar>
    </div>
  );
}
