import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
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
    <span className="row tight row-actions">
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
          className="btn btn-sm btn-flat edge"
          label={
            <>
              {t("more")}
              <span className="vh"> {name}</span>
            </>
          }
        >
          {rest.map((control) => {
            const why = blocked[control.id];
            return (
              <button
                key={control.id}
                type="button"
                className={control.danger ? "menu-bad" : undefined}
                // Not `disabled`: the keyboard must reach the reason that it contains.
                aria-disabled={why !== undefined || undefined}
                onClick={(event) => (why === undefined ? onChoose(control) : event.stopPropagation())}
              >
                <span>
                  {go(control)}
                  <span className="vh"> {name}</span>
                  {why !== undefined && <small>{blockedText(own, why, t)}</small>}
                </span>
              </button>
            );
          })}
        </Menu>
      )}
    </span>
  );
}
