import { useTranslations } from "next-intl";
import { useState } from "react";
import { Money } from "@/components/text/money";
import { Button } from "../ui/button/button";
import { ButtonLink } from "../ui/button/button-link";
import { CopyButton } from "../ui/button/copy-button";
import { IconButton } from "../ui/button/icon-button";
import { Icon } from "../ui/icon";
import { iconNames } from "../ui/icon-names";

const BUSY_MS = 2500;
export function Buttons() {
  const t = useTranslations("primitives.sample");
  const [busy, setBusy] = useState(false);
  return (
    <div className="[&>:where(:not(:first-child))]:mt-5">
      <p className="flex flex-wrap items-center gap-3">
        <Button
          kind="go"
          busy={busy}
          onClick={() => {
            setBusy(true);
            setTimeout(() => setBusy(false), BUSY_MS);
          }}
        >
          {t("pay")} <Money fen="88200" />
        </Button>
        <Button>{t("plain")}</Button>
        <Button kind="flat">{t("flat")}</Button>
        <Button kind="danger">{t("delete")}</Button>
        <Button kind="danger-fill">{t("delete")}</Button>
        <Button disabled>{t("disabled")}</Button>
        <Button busy>{t("busy")}</Button>
      </p>
      <p className="flex flex-wrap items-center gap-3">
        <Button small icon="plus">
          {t("add")}
        </Button>
        <Button small kind="flat" icon="undo">
          {t("undo")}
        </Button>
        <ButtonLink small href="#main" icon="arrow">
          {t("link")}
        </ButtonLink>
        <IconButton icon="trash" label={t("delete")} />
        <CopyButton text="KQ7H3M92" label={t("copyCode")} />
        <CopyButton text="KQ7H3M92" label={t("copyCode")} word />
        <button type="button" className="link-button">
          {t("textLink")}
        </button>
      </p>
      <p className="flex flex-wrap items-center gap-3">
        {iconNames.map((name) => (
          <span key={name} title={name}>
            <Icon name={name} />
          </span>
        ))}
      </p>
    </div>
  );
}
