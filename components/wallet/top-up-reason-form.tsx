import type { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button/button";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Textarea } from "@/components/ui/field/textarea";

interface Props {
  form: Pick<ReturnType<typeof useForm>, "submit" | "busy" | "summary" | "text">;
  /** What the decision does. */
  lead: string;
  /** When another decision about the same top-up is the right one. */
  which?: string;
  /** The label of the reason, and the hint below it. */
  reason: string;
  reasonHint: string;
  /** What the button says. */
  action: string;
}

/** The form of a decision about a top-up that needs a reason and nothing else. */
export function TopUpReasonForm({ form, lead, which, reason, reasonHint, action }: Props) {
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <p className="text-sm">{lead}</p>
      {which && <p className="text-sm text-ink-2">{which}</p>}
      <Textarea {...form.text("reason", reason)} hint={reasonHint} />
      <Button kind="danger-fill" type="submit" busy={form.busy}>
        {action}
      </Button>
    </form>
  );
}
