import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import type { ControlView } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { blockedText } from "./blocked-text";

/** As many stand on a row side by side; of more, the main ones do, and a menu holds the others. */
const SIDE_BY_SIDE = 3;

interface Props {
  id: string;
  /** The row's name, for who hears the buttons without seeing the row. */
  name: string;
  controls: readonly ControlView[];
  /** Which can't be done to this row now, and why. */
  blocked: Readonly<Record<string, string>>;
  texts: string;
  onChoose: (control: ControlView) => void;
}

/** What can be done to a row of a list. What can't be done now stays in its place, with the reason. */
export function RowActions({ id, name, controls, blocked, texts, onChoose }: Props) {
  const t = useTranslations("services.panel");
  const own = useUncheckedTranslations(texts);
  const beside = controls.length > SIDE_BY_SIDE ? controls.filter(({ main }) => main) : controls;
  const rest = controls.filter((control) => !beside.includes(control));
  const go = (control: ControlView) =>
    own.has(`controls.${control.id}.go`) ? own(`controls.${control.id}.go`) : control.id;
  const reasons = [...new Set(beside.flatMap((control) => blocked[control.id] ?? []))];
  return (
    <span className="row tight deeds">
      {reasons.map((code) => (
        <span key={code} className="why" id={`why-${id}-${code}`}>
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
            disabled={why !== undefined}
            aria-describedby={why === undefined ? undefined : `why-${id}-${why}`}
            onClick={() => onChoose(control)}
          >
            {go(control)}
            <span className="vh"> {name}</span>
          </Button>
        );
      })}
      {rest.length > 0 && (
        <Menu
          className={buttonClass({ kind: "flat", small: true, edge: true })}
          label={
            <>
              {t("more")}
              <span className="vh"> {name}</span>
            </>
          }
          items={rest.map((control) => {
            const why = blocked[control.id];
            return {
              id: control.id,
              label: (
                <>
                  {go(control)}
                  <span className="vh"> {name}</span>
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
