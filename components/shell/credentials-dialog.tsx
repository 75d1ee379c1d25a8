import type { ReactNode } from "react";
import type { useCheckedForm } from "@/components/form/use-checked-form";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { FormSummary } from "@/components/ui/field/form-summary";

interface Props {
  texts: Record<"title" | "why" | "go" | "cancel", string>;
  form: Pick<ReturnType<typeof useCheckedForm>, "submit" | "busy" | "summary">;
  onCancel: () => void;
  /** Another way than the form. */
  other?: ReactNode;
  /** The fields. */
  children: ReactNode;
}

/** The frame of the dialogs that ask who the user is: why, the fields, and the buttons to send them or to cancel. */
export function CredentialsDialog({ texts, form, onCancel, other, children }: Props) {
  return (
    <Dialog open onClose={onCancel} title={texts.title} busy={form.busy}>
      <p>{texts.why}</p>
      <form className="space-y-4" method="post" onSubmit={form.submit} noValidate>
        <FormSummary errors={[]} detail={form.summary.detail} />
        {children}
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="go" type="submit" busy={form.busy}>
            {texts.go}
          </Button>
          <Button kind="flat" onClick={onCancel}>
            {texts.cancel}
          </Button>
        </div>
      </form>
      {other}
    </Dialog>
  );
}
