import "server-only";
import { mailLocale } from "@/lib/notify/template";
import { sentences } from "@/lib/offers/describe-config";

/** Services as mails name them: "Domain example.com". */
export async function serviceTitles(
  locale: string,
  services: readonly { productLine: string; displayName: string }[],
): Promise<string[]> {
  const { title } = await sentences(mailLocale(locale));
  return services.map(({ productLine, displayName }) => title({ productLine, displayName }));
}
