import "server-only";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import { log } from "@/lib/core/log";
import { MOST_MAIL_BYTES } from "../mail-contract";
import { ticketOfAddress } from "./reply-address";
import { takeMail } from "./take-mail";

const MOST_CLIENTS = 20;
const MOST_RECIPIENTS = 20;
const SOCKET_MS = 60_000;
const CLOSE_MS = 5_000;

/** What an SMTP server answers with a status other than the library's own. */
const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

/**
 * Listens for mails that the shop's mail server relays by SMTP. Only addresses that we have signed are accepted as recipients, so that
 * nobody's mail is kept and nothing is relayed; mails of wrong senders and automatic ones are taken and dropped, because a bounce
 * would only reach somebody whose address was forged.
 * @param port 0 chooses a free one. @returns when it listens.
 */
export async function openMailListener({ host, port }: { host: string; port: number }): Promise<{
  port: number;
  close(): Promise<void>;
}> {
  const server = new SMTPServer({
    name: "kumquat",
    banner: "",
    size: MOST_MAIL_BYTES,
    maxClients: MOST_CLIENTS,
    socketTimeout: SOCKET_MS,
    closeTimeout: CLOSE_MS,
    disableReverseLookup: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    authOptional: true,
    onRcptTo({ address }, { envelope }, done) {
      if (envelope.rcptTo.length >= MOST_RECIPIENTS) return done(refusal(452, "too many recipients"));
      done(ticketOfAddress(address) ? null : refusal(550, "no such mailbox"));
    },
    onData(stream, { envelope }, done) {
      const recipients = envelope.rcptTo.map(({ address }) => address);
      readAll(stream)
        .then((raw) => (raw ? takeMail(raw, { recipients }).then(() => null) : refusal(552, "too large")))
        .catch((error: unknown) => {
          log.error({ err: error }, "a mail could not be taken");
          return refusal(451, "try again later");
        })
        .then(done);
    },
  });
  server.on("error", (error) => log.warn({ err: error }, "a connection of the mail listener failed"));
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, host, () => {
      server.server.off("error", reject);
      resolve();
    });
  });
  const address = server.server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The mail; null when it is larger than the listener takes. */
async function readAll(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    // Read to its end in any case: the answer to DATA comes after it.
    if (size <= MOST_MAIL_BYTES) chunks.push(chunk as Buffer);
  }
  return stream.sizeExceeded || size > MOST_MAIL_BYTES ? null : Buffer.concat(chunks);
}
