import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { appendTo, type BareMachine } from "./bare-machine";

const FOLDER = "/opt/authority";
const CONFIG = {
  pebble: {
    ...{ listenAddress: "127.0.0.1:14000", managementListenAddress: "127.0.0.1:15000" },
    ...{ certificate: `${FOLDER}/cert.pem`, privateKey: `${FOLDER}/key.pem` },
    // Where a public authority looks, too.
    ...{ httpPort: 80, tlsPort: 443, ocspResponderURL: "", externalAccountBindingRequired: false },
  },
};

/**
 * Debian's pebble, Let's Encrypt's test authority, stands in for the public one: it fetches the challenge from port 80 as that does. certbot
 * is told by its own configuration file, so that the documented command stays as it is. The name leads to the machine itself.
 */
export async function startAuthorityInside(machine: BareMachine, name: string): Promise<void> {
  await machine.run("apt-get install -y --no-install-recommends pebble");
  mkdirSync(join(machine.root, FOLDER), { recursive: true });
  writeFileSync(join(machine.root, FOLDER, "config.json"), JSON.stringify(CONFIG));
  appendTo(machine, "/etc/hosts", `127.0.0.1 ${name}`);
  mkdirSync(join(machine.root, "/etc/letsencrypt"), { recursive: true });
  appendTo(
    machine,
    "/etc/letsencrypt/cli.ini",
    ...["server = https://127.0.0.1:14000/dir", "no-verify-ssl = True"],
    // What a person answers when certbot asks.
    ...["non-interactive = True", "agree-tos = True", "email = you@example.com"],
  );
  await machine.run(
    `openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj /CN=localhost \\
       -addext subjectAltName=DNS:localhost,IP:127.0.0.1
     systemd-run --unit=authority --setenv=PEBBLE_WFE_NONCEREJECT=0 --setenv=PEBBLE_VA_NOSLEEP=1 pebble -config ${FOLDER}/config.json
     curl -sSk --retry 20 --retry-connrefused --retry-delay 1 -o /usr/local/share/ca-certificates/authority.crt https://127.0.0.1:15000/roots/0
     update-ca-certificates`,
    { in: FOLDER },
  );
}
