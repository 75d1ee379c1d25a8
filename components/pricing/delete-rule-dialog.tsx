import { useTranslations } from "next-intl";
import { Button } from "../ui/button/button";
import { Dialog } from "../ui/dialog";
import type { RuleEditor } from "./use-rule-editor";

/** Asks before a rule is deleted, because prices change at once. */
export function DeleteRuleDialog({ editor, target }: { editor: RuleEditor; target: string }) {
  const t = useTranslations("prices.delete");
  const { deleting, setDeleting, removing, remove } = editor;
  return (
    <Dialog
      open={deleting !== null}
      onClose={() => setDeleting(null)}
      title={t("title")}
      busy={removing}
      actions={
        <>
          <Button onClick={() => setDeleting(null)}>{t("keep")}</Button>
          <Button kind="danger-fill" busy={removing} onClick={remove}>
            {t("go")}
          </Button>
        </>
      }
    >
      <p>{t("what", { target })}</p>
    </Dialog>
  );
}
