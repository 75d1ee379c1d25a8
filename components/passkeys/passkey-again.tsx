import { useTranslations } from "next-intl";
import { askPasskeyAgainCall, reauthWithPasskeyCall } from "@/components/generated/accounts-passkey";
import { useCall } from "@/components/use-call";
import { PasskeyButton } from "./passkey-button";
import { useAuthenticator } from "./use-authenticator";

interface Props {
  /** The server has accepted the passkey. */
  onDone: () => void;
}

/** A passkey in place of the password that is asked for again. */
export function PasskeyAgain({ onDone }: Props) {
  const t = useTranslations("passkeys");
  const call = useCall();
  const { use } = useAuthenticator();
  async function give() {
    const options = await call(askPasskeyAgainCall, {}, { quiet: true });
    if (!options.ok) return options.failure.detail;
    const answer = await use(options.value);
    if (!answer.ok) return answer.sentence;
    const given = await call(reauthWithPasskeyCall, { credential: answer.credential }, { quiet: true });
    if (!given.ok) return given.failure.detail;
    onDone();
    return undefined;
  }
  return <PasskeyButton onPress={give}>{t("use")}</PasskeyButton>;
}
