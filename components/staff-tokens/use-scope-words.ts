import { useTranslations } from "next-intl";
import type { StaffScope } from "@/lib/core/staff-scopes";
import type staffTokens from "@/messages/zh/staffTokens.json";

/** What a scope of a staff token allows, in words. */
export function useScopeWords(): (scope: StaffScope) => string {
  const t = useTranslations("staffTokens.scopes");
  // A colon would be taken for a part of the sentence's key.
  return (scope) => t(scope.replace(":", "-") as keyof typeof staffTokens.scopes);
}
