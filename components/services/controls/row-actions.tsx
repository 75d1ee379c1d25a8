import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button/button";
import { cn } from "@/components/ui/cn";
import { Menu } from "@/components/ui/menu/menu";
import type { ControlView } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { blockedText } from "./blocked-text";

/** A row shows up to so many buttons. If there are more, it shows the main ones, and a menu the others. */
const SIDE_BY_SIDE = 3;

interface Props {
  /** The id of the list. */
  panel: string;
  /** The name of the row, for screen readers. */
  name: string;
  controls: readonly ControlView[];
  /** The controls that are not possible on this row now, with the reason. */
  blocked: Readonly<Record<string, string>>;
  texts: string;
  onChoose: (control: ControlView) => void;
}

/** The controls of a row that are buttons; the others are in its menu. */
export function besideMenu(controls: readonly ControlView[]): readonly ControlView[] {
  return controls.length > SIDE_BY_SIDE ? controls.filter(({ main }) => main) : controls;
}

/** The id of the sentence above a list that says why a control is not possible on some of its rows. */
export const whyId = (panel: string, code: string): string => `why-${panel}-${code}`;

/**
 * The controls of a row. One that is not possible now stays in its place; why it is not is said once, above the list. The main one has
 * a border.
 */
export function RowActions({ panel, name, controls, blocked, texts, onChoose }: Props) {
  const t = useTranslations("services.panel");
  const own = useUncheckedTranslations(texts);
  const beside = besideMenu(controls);
  const rest = controls.filter((control) => !beside.includes(control));
  const go = (control: ControlView) =>
    own.has(`controls.${control.id}.go`) ? own(`controls.${control.id}.go`) : control.id;
  return (
    <span className="flex flex-wrap items-center gap-2 md:justify-end max-md:[&>div]:ml-auto">
      {beside.map((control) => {
        const why = blocked[control.id];
        const kind = why !== undefined ? "flat" : control.danger ? "danger" : control.main ? "plain" : "flat";
        return (
          <Button
            key={control.id}
            small
            kind={kind}
            className={cn(
              "disabled:border-transparent disabled:bg-transparent",
              kind === "flat" && "max-md:first:-ml-3.5",
            )}
            disabled={why !== undefined}
            aria-describedby={why === undefined ? undefined : whyId(panel, why)}
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
