import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu/menu";
import type { ControlView } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { blockedText } from "./blocked-text";

/** A row shows up to so many buttons. If there are more, it shows the main ones, and a menu the others. */
const SIDE_BY_SIDE = 3;

interface Props {
  id: string;
  /** The name of the row, for screen readers. */
  name: string;
  controls: readonly ControlView[];
  /** The controls that are not possible on this row now, with the reason. */
  blocked: Readonly<Record<string, string>>;
  texts: string;
  onChoose: (control: ControlView) => void;
}

/** The controls of a row. One that is not possible now stays in its place, with the reason. */
export function RowActions({ id, name, controls, blocked, texts, onChoose }: Props) {
  const t = useTranslations("services.panel");
  const own = useUncheckedTranslations(texts);
  const beside = controls.length > SIDE_BY_SIDE ? controls.filter(({ main }) => main) : controls;
  const rest = controls.filter((control) => !beside.includes(control));
  const go = (control: ControlView) =>
    own.has(`controls.${control.id}.go`) ? own(`controls.${control.id}.go`) : control.id;
  const reasons = [...new Set(beside.flatMap((control) => blocked[control.id] ?? []))];
  return (
    <span className="flex flex-wrap items-center gap-2 md:justify-end max-md:[&>div]:ml-auto">
      {reasons.map((code) => (
        <span key={code} className="mr-2 text-sm text-ink-3 max-md:basis-full" id={`why-${id}-${code}`}>
          {blockedText(own, code, t)}
        </span>
      ))}
      {beside.map((control) => {
        const why = blocked[control.id];
        return (
          <Button
            key={control.id}
            small
            kind={control.danger ? "danger" : "flat"}
            className={control.danger ? undefined : "max-md:first:-ml-3.5"}
            disabled={why !== undefined}
            aria-describedby={why === undefined ? undefined : `why-${id}-${why}`}
            onClick={() => onChoose(control)}
          >
            {go(control)}
            <span className="sr-only"> {name}</span>
          </Button>
        );
      })}
      {rest.length > 0 && (
        <Menu
          className={buttonClass({ kind: "flat", small: true, edge: true }, "max-md:-ml-3.5")}
          label={
            <>
              {t("more")}
              <span className="sr-only"> {name}</span>
            </>
          }
          items={rest.map((control) => {
            const why = blocked[control.id];
            return {
              id: control.id,
              label: (
                <>
                  {go(control)}
                  <span className="sr-only"> {name}</span>
                </>
              ),
              danger: control.danger,
              blocked: why === undefined ? undefined : blockedText(own, why, t),
              onSelect: () => onChoose(control),
            };
          })}
        />
      )}
    </span>
  );
}
