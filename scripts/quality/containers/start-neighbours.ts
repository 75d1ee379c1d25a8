import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";

const [USER, PASSWORD] = ["shop", "mail-password"];

/** What a shop needs of the world, where its containers reach it: the upstream (the sandbox) and a mail server. */
export interface Neighbours {
  sandbox: RunningSandbox;
  /** What was mailed so far. */
  mails: ParsedMail[];
  /** The variables by which the shop finds them. */
  variables: Record<string, string>;
  close(): Promise<void>;
}

export async function startNeighbours(host: string): Promise<Neighbours> {
  const sandbox = await startSandbox({ host });
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, password }, _, done) =>
      username === USER && password === PASSWORD ? done(null, { user: USER }) : done(new Error("no")),
    onData: (stream, _, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  // A container that is killed breaks its connection off.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.server.address() as AddressInfo;
  // A shop in real mode: its upstream is at another address, and nothing else is different.
  const { KUMQUAT_SANDBOX: _, ...upstream } = sandboxEnv(sandbox.url);
  return {
    ...{ sandbox, mails },
    variables: { ...upstream, SMTP_URL: `smtp://${USER}:${PASSWORD}@${host}:${port}` },
    close: async () => {
      await new Promise<void>((resolve) => server.close(resolve));
      await sandbox.close();
    },
  };
}
