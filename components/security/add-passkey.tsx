import { useTranslations } from "next-intl";
import { useState } from "react";
import { addPasskeyCall, offerPasskeyCall } from "@/components/generated/accounts-passkey";
import { passkeyHere } from "@/components/passkeys/passkey-here";
import { useAuthenticator } from "@/components/passkeys/use-authenticator";
import type { NewCredential } from "@/lib/accounts/passkey-contract";
import { useForm } from "../form/use-form";
import { ActionError } from "../ui/action-error";
import { Button } from "../ui/button/button";
import { Dialog } from "../ui/dialog";
import { FormSummary } from "../ui/field/form-summary";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";
import { deviceName } from "./device-name";

const inputSchema = () =>
  import("@/lib/accounts/passkey-contract").then(({ addPasskeyContract }) =>
    addPasskeyContract.input.pick({ name: true }),
  );

/** Adds a passkey: its name, the password again, then the prompt of the browser. */
export function AddPasskey({ onClose }: { onClose: () => void }) {
  const t = useTranslations("security.passkeys");
  const authenticator = useAuthenticator();
  const [failure, setFailure] = useState<string | undefined>();
  // What the device has made already: it makes no second one when the name is corrected.
  const [made, setMade] = useState<NewCredential | null>(null);
  const offer = useMutation(offerPasskeyCall, { refresh: false });
  const add = useMutation(addPasskeyCall, { done: t("added"), endedBy: ["passkey.expired"] });
  const form = useForm({
    schema: inputSchema,
    initial: { name: deviceName(navigator.userAgent) ?? "" },
    onSubmit: async ({ name }) => {
      setFailure(undefined);
      let credential = made;
      if (!credential) {
        const offered = await offer.run({});
        if (!offered.ok) return offered;
        const answer = await authenticator.make(offered.value);
        if (!answer.ok) {
          setFailure(answer.sentence);
          return undefined;
        }
        credential = answer.credential;
      }
      const added = await add.run({ name, credential });
      setMade(added.ok || added.failure.code !== "input.invalid" ? null : credential);
      if (!added.ok) return added;
      passkeyHere.note();
      onClose();
      return added;
    },
  });
  return (
    <Dialog open onClose={onClose} title={t("add")} busy={form.busy}>
      <form className="space-y-4" noValidate onSubmit={form.submit}>
        <FormSummary errors={[]} detail={form.summary.detail} />
        <TextInput {...form.text("name", t("name"))} hint={t("nameHint")} maxLength={60} autoFocus />
        {failure && <ActionError>{failure}</ActionError>}
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="go" type="submit" busy={form.busy}>
            {t("go")}
          </Button>
          <Button kind="flat" onClick={onClose}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
