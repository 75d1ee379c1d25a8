import { revalidatePath } from "next/cache";
import { publicAddresses } from "@/app/public-paths";
import { ConfigurationError } from "@/lib/core/configuration-error";
import { log } from "@/lib/core/log";
import { noticeArticles } from "@/lib/help/notice-articles";
import { noticePrices } from "@/lib/offers/notice-prices";
import { noticeSettings } from "@/lib/settings/notice-settings";
import { bindDatabase } from "@/lib/upstream/bind-database";

export const dynamic = "force-dynamic";

const shared = globalThis as { kumquatLoopbackSecret?: string; kumquatPagesChanged?: boolean };

/**
 * The web process calls this once a second (server/web/follow-settings.ts), with a secret that only it knows. Checks that it is
 * connected to its own database, and has prerendered pages rendered again at their next visit if settings, prices or help articles changed
 * since the last call, or the one before: a page that was being rendered when they changed is cached afterwards, with what it had read, and
 * Next takes it for a new one. Then names the pages there are. It is a route because Next revalidates pages only while it answers a request.
 */
export async function POST(request: Request): Promise<Response> {
  const secret = shared.kumquatLoopbackSecret;
  if (!secret || request.headers.get("x-kumquat-loopback") !== secret) return new Response(null, { status: 404 });
  try {
    await bindDatabase();
    const noticed = await Promise.all([noticeSettings(), noticePrices(), noticeArticles()]);
    const changedNow = noticed.includes(true);
    const changed = changedNow || shared.kumquatPagesChanged === true;
    shared.kumquatPagesChanged = changedNow;
    if (!changed) return Response.json({ changed });
    revalidatePath("/", "layout");
    return Response.json({ changed, pages: await publicAddresses() });
  } catch (error) {
    if (error instanceof ConfigurationError) return Response.json({ wrong: error.message }, { status: 409 });
    log.error({ err: error }, "the web process could not ask what changed");
    return Response.json({}, { status: 503 });
  }
}
