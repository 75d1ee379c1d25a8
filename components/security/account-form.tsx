import type { ReactNode } from "react";
import type { useForm } from "../form/use-form";
import { Button, type ButtonKind } from "../ui/button/button";
import { FormSummary } from "../ui/field/form-summary";

interface Props {
  form: Pick<ReturnType<typeof useForm>, "submit" | "busy" | "summary">;
  /** "post" keeps what was typed out of the address, if the form is sent before the script has loaded. */
  method?: "post";
  /** What the button says. */
  action: string;
  kind?: ButtonKind;
  /** The fields. */
  children: ReactNode;
}

/** The frame of the forms by which people change their own account. Errors of a field stand beside it alone, because the forms are short. */
export function AccountForm({ form, method, action, kind, children }: Props) {
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" method={method} noValidate onSubmit={form.submit}>
      <FormSummary errors={[]} detail={form.summary.detail} />
      {children}
      <p>
        <Button kind={kind} type="submit" busy={form.busy}>
          {action}
        </Button>
      </p>
    </form>
  );
}
