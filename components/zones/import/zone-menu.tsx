"use client";

import { useTranslations } from "next-intl";
import { lazy, memo, Suspense, useRef, useState } from "react";
import { useActor } from "@/components/services/controls/acting-as";
import { buttonClass } from "@/components/ui/button/button";
import { Menu } from "@/components/ui/menu/menu";
import type { MenuEntry } from "@/components/ui/menu/menu-entry";
import type { useZoneDraft } from "../use-zone-draft";
import { saveFile } from "./save-file";

const ImportDialog = lazy(() => import("./import-dialog").then((module) => ({ default: module.ImportDialog })));
const TemplateDialog = lazy(() =>
  import("../templates/template-dialog").then((module) => ({ default: module.TemplateDialog })),
);
const LiveDialog = lazy(() => import("./live-dialog").then((module) => ({ default: module.LiveDialog })));

interface Props {
  zoneDraft: ReturnType<typeof useZoneDraft>;
  /** Nothing can be changed now: records are exported and copied to a file. */
  readOnly: boolean;
}

/** Templates, import, copy from live DNS, and export; what is found becomes pending edits, to be reviewed and saved like any other. */
export const ZoneMenu = memo(function ZoneMenu({ zoneDraft, readOnly }: Props) {
  const t = useTranslations("zoneImport");
  const [open, setOpen] = useState<"template" | "import" | "live" | null>(null);
  const staff = useActor() === "staff";
  const { serviceId, domain } = zoneDraft.zone;
  const exported = (format: "bind" | "csv") => {
    const path = `/api/v1/${staff ? "admin/" : ""}services/${serviceId}/records/export?format=${format}`;
    saveFile(path, `${domain}.${format === "csv" ? "csv" : "zone"}`);
  };
  const items: MenuEntry[] = [
    ...(readOnly
      ? []
      : [
          { id: "template", label: t("menu.template"), onSelect: () => setOpen("template") },
          { id: "import", label: t("menu.import"), onSelect: () => setOpen("import") },
        ]),
    { id: "live", label: t("menu.live"), onSelect: () => setOpen("live") },
    { id: "line", separator: true },
    { id: "bind", label: t("menu.bind"), onSelect: () => exported("bind") },
    { id: "csv", label: t("menu.csv"), onSelect: () => exported("csv") },
  ];
  const place = useRef<HTMLDivElement>(null);
  const onClose = () => {
    setOpen(null);
    // The dialog leaves the page, and the browser would give the focus to nothing.
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>("button")?.focus());
  };
  const dialog = { zoneDraft, readOnly, onClose };
  return (
    <>
      <div ref={place}>
        <Menu
          label={t("menu.label")}
          items={items}
          className={buttonClass({ small: true }, "max-lg:min-h-11 max-lg:w-full")}
        />
      </div>
      <Suspense>
        {open === "template" && <TemplateDialog {...dialog} />}
        {open === "import" && <ImportDialog {...dialog} />}
        {open === "live" && <LiveDialog {...dialog} />}
      </Suspense>
    </>
  );
});
