"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ActionError } from "@/components/ui/action-error";
import { Button, buttonClass } from "@/components/ui/button/button";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { RawText } from "@/components/ui/raw-text";
import { useFocusWhenLost } from "@/components/ui/use-focus-when-lost";
import type { ControlView } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { blockedText } from "./blocked-text";
import { OpenedControlForm } from "./opened-control-form";
import { RunStatus } from "./run-state";
import { usePresent } from "./use-present";
import { useRun, useWait } from "./use-runs";
import { useStartControl } from "./use-start-control";

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
  const { row, box } = useFormFocus(open);
  const [shown, setShown] = useState<{ text: readonly string[] | null; link: string | null } | null>(null);
  const title = own(`controls.${control.id}.title`);
  const underWay = run !== undefined && run.finishedAt === null;
  const present = usePresent(texts)(control);
  const wait = useWait()(control);
  const code = control.blocked ?? wait;
  const blocked = code === null ? null : blockedText(own, code, t);
  // What was just done may rule itself out (to pause what is paused): its button can't be pressed then and loses the focus.
  useFocusWhenLost(blocked === null, () => row.current?.querySelector<HTMLElement>("b[tabindex]"));
  return (
    <li
      className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-t border-rule py-3.5 first:border-t-0 first:pt-0"
      data-testid="control"
      ref={row}
    >
      <div>
        <b tabIndex={-1} className="focus:outline-0">
          {title}
        </b>
        {present !== null && <p className="text-sm">{t("now", { value: present })}</p>}
        {own.has(`controls.${control.id}.lead`) && (
          <p className="max-w-[38em] text-sm text-ink-2">{own(`controls.${control.id}.lead`)}</p>
        )}
        {blocked && (
          <p className="max-w-[38em] text-sm text-warn" id={`why-${control.id}`}>
            {blocked}
          </p>
        )}
      </div>
      {!open && (
        <ControlButton
          {...{ serviceId, control, texts, title }}
          disabled={blocked !== null || underWay}
          explained={blocked !== null}
          onOpen={() => setOpen(true)}
          onResult={setShown}
        />
      )}
      {open && (
        <div className="col-span-full focus:outline-0" ref={box} tabIndex={-1}>
          <OpenedControlForm
            {...{ serviceId, control, texts, ownDomains }}
            confirmName={serviceName}
            onClose={() => setOpen(false)}
            onResult={setShown}
          />
        </div>
      )}
      {run && !open && (
        <div className="col-span-full mt-1">
          <RunStatus quiet run={run} texts={texts} />
        </div>
      )}
      {shown && <ShownResult {...shown} onClose={() => setShown(null)} />}
    </li>
  );
}

/**
 * The button and the form of a row take each other's place, and the focus would be lost with the one that goes. The form's box has it
 * until the form is loaded (ControlForm gives it to a field); after the form the button gets it back, or, while it can't be pressed
 * because its run is under way, the title.
 */
function useFormFocus(open: boolean) {
  const row = useRef<HTMLLIElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current === open) return;
    wasOpen.current = open;
    if (open) return box.current?.focus();
    // Somebody who went on to something else meanwhile stays there.
    if (document.activeElement !== document.body) return;
    const button = row.current?.querySelector<HTMLElement>("button:enabled");
    (button ?? row.current?.querySelector<HTMLElement>("b[tabindex]"))?.focus();
  }, [open]);
  return { row, box };
}

/** The button of a control. One that asks for nothing and neither loses nor stops anything runs at once; others open their form. */
function ControlButton({
  serviceId,
  control,
  texts,
  title,
  disabled,
  explained,
  onOpen,
  onResult,
}: {
  serviceId: string;
  control: ControlView;
  texts: string;
  title: string;
  disabled: boolean;
  /** Why it is disabled stands beside it. */
  explained: boolean;
  onOpen: () => void;
  onResult: (result: { text: readonly string[] | null; link: string | null }) => void;
}) {
  const t = useTranslations("services.control");
  const own = useUncheckedTranslations(texts);
  const { note } = useRun(control.id);
  const { run, busy, failure, renewal, review } = useStartControl(serviceId, control);
  const atOnce = !control.asks && !control.danger && !control.interrupts;

  async function press() {
    if (!atOnce) return onOpen();
    const result = await run({ input: {} });
    if (!result?.ok) return;
    note(result.value.run);
    onResult(result.value);
  }

  const go = own.has(`controls.${control.id}.go`) ? own(`controls.${control.id}.go`) : title;
  return (
    <div className="justify-self-end text-right">
      <Button
        small
        kind={control.danger ? "danger" : "plain"}
        className="min-w-22"
        busy={busy}
        disabled={disabled}
        aria-describedby={explained ? `why-${control.id}` : undefined}
        onClick={() => void press()}
      >
        {go}
      </Button>
      {review}
      {failure && (
        <ActionError className="max-w-[38em] text-ink-2">
          {Object.values(failure.fields)[0] ?? failure.detail}
          {renewal && (
            <>
              {" "}
              <Link href={renewal}>{t("renewDomain")}</Link>
            </>
          )}
        </ActionError>
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
    <div className="col-span-full mt-1">
      {text && (
        <Note title={t("told")}>
          <RawText>{text.join("\n")}</RawText>
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
