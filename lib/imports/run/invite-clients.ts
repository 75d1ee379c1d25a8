import "server-only";
import { createEmailToken, INVITATION_HOURS, pageUrl } from "@/lib/accounts/email-token";
import { db } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { accountMoved } from "@/lib/notify/templates/account-moved";
import { type ImportRun, partsOf, recordThings } from "./import-run";

const PART = 50;

/**
 * Mails every imported customer who has never signed in here, once: where the account is, and a link that sets a password. Customers who had
 * an account here before the import are not mailed.
 */
export async function inviteClients(run: ImportRun): Promise<void> {
  const waiting = await db.$queryRaw<{ sourceId: string; id: string; email: string; name: string; locale: string }[]>`
    SELECT t.source_id AS "sourceId", u.id::text AS id, u.email, u.name, u.locale
      FROM imported_things t JOIN users u ON u.id = t.target_id
     WHERE t.source = ${run.source.id} AND t.kind = 'client' AND u.status = 'active'
       AND NOT EXISTS (SELECT FROM imported_things i WHERE i.source = t.source AND i.kind = 'invitation' AND i.source_id = t.source_id)
       AND NOT EXISTS (SELECT FROM sessions s WHERE s.user_id = u.id)
       AND EXISTS (SELECT FROM audit_events a WHERE a.action = 'imports.import-customer' AND a.subject_id = u.id::text
                      AND a.after ->> 'made' = 'true')
     ORDER BY t.source_id`;
  let done = 0;
  for (const part of partsOf(waiting, PART)) {
    const now = new Date();
    await db.$transaction(async (tx) => {
      for (const { id: userId, email, name, locale } of part) {
        const link = { userId, purpose: "reset_password" as const, email, minutes: INVITATION_HOURS * 60, now };
        const url = pageUrl("/reset-password", { token: await createEmailToken(tx, link) });
        await queueMail(tx, accountMoved, { to: email, userId, locale }, { name, url, hours: INVITATION_HOURS });
      }
      const things = part.map(({ sourceId, id }) => ({ sourceId, targetId: id }));
      await recordThings(tx, run, "invitation", things);
    });
    done += part.length;
    await run.step("invitation", done, waiting.length);
  }
}
