import { useTranslations } from "next-intl";
import { Status } from "@/components/ui/status";
import type { TopUpView } from "@/lib/payments/contract";

const GLYPHS = {
  pending: "waiting",
  confirmed: "done",
  rejected: "refused",
  cancelled: "off",
  charged_back: "refused",
} as const;

export function TopUpStatus({ state, small }: { state: TopUpView["state"]; small?: boolean }) {
  const t = useTranslations("wallet.states");
  return <Status state={GLYPHS[state]} word={t(state)} small={small} />;
}
