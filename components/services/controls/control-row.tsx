"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { useMutation } from "@/components/use-mutation";
import { type ControlView, startControlContract } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { useActingContract } from "./acting-as";
import { blockedText } from "./blocked-text";
import { ControlForm } from "./control-form";
import { RunStatus } from "./run-state";
import { useRun } from "./use-runs";

interface Props {
  serviceId: string;
  serviceName: string;
  control: ControlView;
  texts: string;
  ownDomains: readonly string[];
}

/** One control of a service: its title, why it is not possible now, and how its last run ended. */
export function ControlRow({ serviceId, serviceName, control, texts, ownDomains }: Props) {
  const t = useTranslations("services.control");
  const own = useUncheckedTranslations(texts);
  const { run } = useRun(control.id);
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<{ text: readonly string[] | null; link: string | null } | null>(null);
  const title = own(`controls.${control.id}.title`);
  const underWay = run !== undefined && run.finishedAt === null;
  const blocked = control.blocked === null ? null : blockedText(own, control.blocked, t);
  return (
    <li>
      <div>
        <b>{title}</b>
        {own.has(`controls.${control.id}.lead`) && <p>{own(`controls.${control.id}.lead`)}</p>}
        {blocked && (
          <p className="why" id={`why-${control.id}`}>
            {blocked}
          </p>
        )}
      </div>
      {!open && (
        <ControlButton
          {...{ serviceId, control, texts, title }}
          disabled={blocked !== null || underWay}
          onOpen={() => setOpen(true)}
          onResult={setShown}
        />
      )}
      {open && (
        <ControlForm
          {...{ serviceId, control, texts, ownDomains }}
          confirmName={serviceName}
          onClose={() => setOpen(false)}
          onResult={setShown}
        />
      )}
      {run && !open && (
        <div className="run">
          <RunStatus run={run} texts={texts} />
        </div>
      )}
      {shown && <ShownResult {...shown} onClose={() => setShown(null)} />}
    </li>
  );
}

/** The button of a control. A control without fields and without danger runs at once; others open their form. */
function ControlButton({
  serviceId,
  control,
  texts,
  title,
  disabled,
  onOpen,
  onResult,
}: {
  serviceId: string;
  control: ControlView;
  texts: string;
  title: string;
  disabled: boolean;
  onOpen: () => void;
  onResult: (result: { text: readonly string[] | null; link: string | null }) => void;
}) {
  const own = useUncheckedTranslations(texts);
  const { note } = useRun(control.id);
  const { run, busy, failure } = useMutation(useActingContract()(startControlContract));
  const atOnce = !control.asks && !control.danger;

  async function press() {
    if (!atOnce) return onOpen();
    const result = await run({ id: serviceId, control: control.id, input: {} });
    if (!result.ok) return;
    note(result.value.run);
    onResult(result.value);
  }

  const go = own.has(`controls.${control.id}.go`) ? own(`controls.${control.id}.go`) : title;
  return (
    <div className="press">
      <Button
        small
        kind={control.danger ? "danger" : "plain"}
        busy={busy}
        disabled={disabled}
        aria-describedby={control.blocked === null ? undefined : `why-${control.id}`}
        onClick={() => void press()}
      >
        {go}
      </Button>
      {failure && (
        <p className="err" role="alert">
          {Object.values(failure.fields)[0] ?? failure.detail}
        </p>
      )}
    </div>
  );
}

/** The result that a control returned: a text or a link. It is shown once and stored nowhere. */
export function ShownResult({
  text,
  link,
  onClose,
}: {
  text: readonly string[] | null;
  link: string | null;
  onClose: () => void;
}) {
  const t = useTranslations("services.control");
  if (!text && !link) return null;
  return (
    <div className="run">
      {text && (
        <Note title={t("told")}>
          <pre className="raw-block">{text.join("\n")}</pre>
          <Button small kind="flat" onClick={onClose}>
            {t("close")}
          </Button>
        </Note>
      )}
      {link && (
        <p>
          <a className={buttonClass({ small: true })} href={link} target="_blank" rel="noreferrer noopener">
            {t("openLink")}
          </a>
        </p>
      )}
    </div>
  );
}
