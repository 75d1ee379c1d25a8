import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Textarea } from "@/components/ui/field/textarea";
import { useFocusWhenLost } from "@/components/ui/use-focus-when-lost";

interface Choosing {
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

interface ChosenBarProps extends Choosing {
  /** How many are chosen, in words. */
  children: ReactNode;
  /** A button that chooses these as well; none when there are none. */
  all: { ids: readonly string[]; text: string };
}

/** How many domains are chosen; all that are listed are added to them in one press, and all are left out in one. */
export function ChosenBar({ chosen, onChoose, children, all }: ChosenBarProps) {
  const t = useTranslations("batches.form");
  const count = useRef<HTMLParagraphElement>(null);
  useFocusWhenLost(chosen.size > 0, () => count.current);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p ref={count} className="mr-auto" aria-live="polite" tabIndex={-1}>
        {children}
      </p>
      {all.ids.length > 0 && (
        <Button small kind="flat" onClick={() => onChoose(new Set([...chosen, ...all.ids]))}>
          {all.text}
        </Button>
      )}
      {chosen.size > 0 && (
        <Button small kind="flat" onClick={() => onChoose(new Set())}>
          {t("clear")}
        </Button>
      )}
    </div>
  );
}

/** Domains to tick. */
export function DomainTicks({
  domains,
  chosen,
  onChoose,
}: Choosing & { domains: readonly { serviceId: string; label: string }[] }) {
  return (
    <div className="max-h-80 overflow-auto border-y border-rule">
      {domains.map(({ serviceId, label }) => (
        <Checkbox
          key={serviceId}
          label={label}
          checked={chosen.has(serviceId)}
          onChange={({ target }) => {
            const next = new Set(chosen);
            if (target.checked) next.add(serviceId);
            else next.delete(serviceId);
            onChoose(next);
          }}
        />
      ))}
    </div>
  );
}

interface PasteProps {
  busy?: boolean;
  onPaste: (text: string) => void;
  /** What became of the pasted list. */
  children: ReactNode;
}

/** A field for a pasted list of domains. */
export function PasteDomains({ busy, onPaste, children }: PasteProps) {
  const t = useTranslations("batches.form");
  const [text, setText] = useState("");
  return (
    <Disclosure summary={t("paste")}>
      <div className="mt-3 [&>:where(:not(:first-child))]:mt-3">
        <Textarea
          mono
          label={t("pasteLabel")}
          hint={t("pasteHint")}
          rows={5}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button small busy={busy} disabled={text.trim() === ""} onClick={() => onPaste(text)}>
          {t("pasteGo")}
        </Button>
        {children}
      </div>
    </Disclosure>
  );
}
