import { type TokenGrant, tokenMay, tokenMayChange } from "@/lib/core/token-grant";

/** How each program is set up that changes records by an API token: what people copy. programs.int.test.ts runs these very texts. */
export interface GuideValues {
  /** The shop's address: "https://shop.example". */
  url: string;
  /** The token, or what stands for it. */
  token: string;
  /** The customer's domain, or an example. */
  domain: string;
  /** A host for an address that changes. */
  host: string;
  /** What the token may do; missing where there is no token yet, and so everything is shown. */
  grant?: TokenGrant;
}

export type ProgramGroup = "certificates" | "dynamic" | "records" | "own";

interface Program {
  id: (typeof PROGRAM_IDS)[number];
  group: ProgramGroup;
  /** What it is called; it has no translation. */
  name: string;
  /** Where the text belongs: a file, or the command line. */
  file: string | null;
  /** Whether a token with this grant is enough for what the text does; missing: any token is. */
  allowed?: (grant: TokenGrant) => boolean;
  text: (values: GuideValues) => string;
}

const PROGRAM_IDS = [
  ...(["acmesh", "lego", "certbot", "acmedns"] as const),
  ...(["ddclient", "inadyn", "openwrt", "cron"] as const),
  ...(["octodns", "externaldns", "dnscontrol", "terraform"] as const),
  ...(["kumquat", "mcp", "curl"] as const),
] as const;

const lines = (...text: string[]) => text.join("\n");

const mayWrite = (grant: TokenGrant) => tokenMay(grant, "dns:write");
const CHALLENGE = { host: "_acme-challenge", type: "TXT" };
const mayCertify = (grant: TokenGrant) => mayWrite(grant) && tokenMayChange(grant, CHALLENGE);
/** Its hosts are the token's own, so only the type can be in the way. */
const mayUpdateAddress = (grant: TokenGrant) => mayWrite(grant) && (grant.types === null || grant.types.includes("A"));
const mayChangeWww = (grant: TokenGrant) => mayWrite(grant) && tokenMayChange(grant, { host: "www", type: "A" });
const partsOf = (url: string) => {
  const { protocol, host, hostname, port } = new URL(url);
  const secure = protocol === "https:";
  return { secure, scheme: secure ? "https" : "http", host, hostname, port: port || (secure ? "443" : "80") };
};

export const PROGRAMS: readonly Program[] = [
  {
    ...{ id: "acmesh", group: "certificates", name: "acme.sh", file: null },
    allowed: mayCertify,
    text: ({ url, token, domain }) =>
      lines(
        `export ACMEPROXY_ENDPOINT='${url}/dns/httpreq'`,
        "export ACMEPROXY_USERNAME='x'",
        `export ACMEPROXY_PASSWORD='${token}'`,
        `acme.sh --issue --dns dns_acmeproxy -d ${domain} -d '*.${domain}'`,
      ),
  },
  {
    ...{ id: "lego", group: "certificates", name: "lego", file: null },
    allowed: mayCertify,
    text: ({ url, token, domain }) =>
      lines(
        `export HTTPREQ_ENDPOINT='${url}/dns/httpreq'`,
        "export HTTPREQ_USERNAME='x'",
        `export HTTPREQ_PASSWORD='${token}'`,
        `lego --accept-tos --email you@${domain} --dns httpreq -d ${domain} -d '*.${domain}' run`,
      ),
  },
  {
    ...{ id: "certbot", group: "certificates", name: "certbot", file: null },
    allowed: mayCertify,
    text: ({ url, token, domain }) =>
      lines(
        "cat > dns-hook.sh <<'END'",
        "#!/bin/sh",
        `curl -sf -u 'x:${token}' -d "{\\"fqdn\\":\\"_acme-challenge.$CERTBOT_DOMAIN\\",\\"value\\":\\"$CERTBOT_VALIDATION\\"}" '${url}/dns/httpreq/'"$1"`,
        "END",
        "chmod 700 dns-hook.sh",
        "certbot certonly --manual --preferred-challenges dns \\",
        '  --manual-auth-hook "$PWD/dns-hook.sh present" --manual-cleanup-hook "$PWD/dns-hook.sh cleanup" \\',
        `  -d ${domain} -d '*.${domain}'`,
      ),
  },
  {
    ...{ id: "acmedns", group: "certificates", name: "acme-dns", file: null },
    allowed: mayCertify,
    text: ({ url, token, domain }) =>
      lines(
        `export ACMEDNS_BASE_URL='${url}'`,
        "export ACMEDNS_USERNAME='x'",
        `export ACMEDNS_PASSWORD='${token}'`,
        `export ACMEDNS_SUBDOMAIN='${domain}'`,
        `acme.sh --issue --dns dns_acmedns -d ${domain} -d '*.${domain}'`,
      ),
  },
  {
    ...{ id: "ddclient", group: "dynamic", name: "ddclient", file: "/etc/ddclient.conf" },
    allowed: mayUpdateAddress,
    text: ({ url, token, host }) =>
      lines(
        "protocol=dyndns2",
        `ssl=${partsOf(url).secure ? "yes" : "no"}`,
        `server=${partsOf(url).host}`,
        "login=x",
        `password='${token}'`,
        "usev4=webv4",
        host,
      ),
  },
  {
    ...{ id: "inadyn", group: "dynamic", name: "inadyn", file: "/etc/inadyn.conf" },
    allowed: mayUpdateAddress,
    text: ({ url, token, host }) =>
      lines(
        "custom shop {",
        "    username    = x",
        `    password    = "${token}"`,
        `    hostname    = ${host}`,
        `    ddns-server = "${partsOf(url).host}"`,
        '    ddns-path   = "/nic/update?hostname=%h&myip=%i"',
        `    ssl         = ${partsOf(url).secure}`,
        "}",
      ),
  },
  {
    ...{ id: "openwrt", group: "dynamic", name: "OpenWrt (ddns-scripts)", file: "/etc/config/ddns" },
    allowed: mayUpdateAddress,
    text: ({ url, token, host }) =>
      lines(
        "config service 'shop'",
        "    option enabled '1'",
        `    option lookup_host '${host}'`,
        `    option domain '${host}'`,
        "    option username 'x'",
        `    option password '${token}'`,
        `    option use_https '${partsOf(url).secure ? 1 : 0}'`,
        `    option update_url '${partsOf(url).scheme}://[USERNAME]:[PASSWORD]@${partsOf(url).host}/nic/update?hostname=[DOMAIN]&myip=[IP]'`,
      ),
  },
  {
    ...{ id: "cron", group: "dynamic", name: "cron", file: "crontab -e" },
    allowed: mayUpdateAddress,
    text: ({ url, token, host }) =>
      `*/10 * * * * curl -sf -u 'x:${token}' '${url}/nic/update?hostname=${host}' >/dev/null`,
  },
  {
    ...{ id: "octodns", group: "records", name: "octoDNS", file: "production.yaml" },
    allowed: mayWrite,
    text: ({ url, token }) =>
      lines(
        "providers:",
        "  shop:",
        "    class: octodns_powerdns.PowerDnsProvider",
        `    host: ${partsOf(url).hostname}`,
        `    port: ${partsOf(url).port}`,
        `    scheme: ${partsOf(url).scheme}`,
        `    api_key: ${token}`,
      ),
  },
  {
    ...{ id: "externaldns", group: "records", name: "external-dns", file: null },
    allowed: mayWrite,
    text: ({ url, token, domain }) =>
      lines(
        `external-dns --provider=pdns --pdns-server='${url}' --pdns-api-key='${token}' \\`,
        `  --registry=noop --policy=upsert-only --source=ingress --domain-filter=${domain}`,
      ),
  },
  {
    ...{ id: "dnscontrol", group: "records", name: "DNSControl", file: "creds.json" },
    allowed: mayWrite,
    text: ({ url, token }) =>
      JSON.stringify({ shop: { TYPE: "POWERDNS", apiUrl: url, serverName: "localhost", apiKey: token } }, null, 2),
  },
  {
    ...{ id: "terraform", group: "records", name: "Terraform", file: "main.tf" },
    allowed: mayChangeWww,
    text: ({ url, token, domain }) =>
      lines(
        'provider "powerdns" {',
        `  server_url = "${url}"`,
        `  api_key    = "${token}"`,
        "}",
        "",
        'resource "powerdns_record" "www" {',
        `  zone    = "${domain}."`,
        `  name    = "www.${domain}."`,
        '  type    = "A"',
        "  ttl     = 600",
        '  records = ["203.0.113.7"]',
        "}",
      ),
  },
  {
    ...{ id: "kumquat", group: "own", name: "kumquat", file: null },
    text: ({ url, token, domain, grant }) =>
      lines(
        `curl -fO '${url}/kumquat.mjs'`,
        `echo '${token}' | node kumquat.mjs login --url '${url}'`,
        "node kumquat.mjs search mybrand",
        ...(!grant || tokenMay(grant, "orders:write") ? ["node kumquat.mjs buy mybrand.com"] : []),
        ...(grant && tokenMay(grant, "services:read") ? ["node kumquat.mjs list"] : []),
        ...(grant && tokenMay(grant, "dns:read") ? [`node kumquat.mjs records list ${domain}`] : []),
        "node kumquat.mjs help",
      ),
  },
  {
    ...{ id: "mcp", group: "own", name: "MCP", file: "mcp.json" },
    text: ({ url, token }) =>
      JSON.stringify(
        {
          mcpServers: {
            shop: {
              ...{ command: "node", args: ["/path/to/kumquat.mjs", "mcp"] },
              env: { KUMQUAT_URL: url, KUMQUAT_TOKEN: token },
            },
          },
        },
        null,
        2,
      ),
  },
  {
    ...{ id: "curl", group: "own", name: "curl", file: null },
    allowed: (grant) => tokenMay(grant, "services:read"),
    text: ({ url, token }) =>
      lines(`curl -H 'Authorization: Bearer ${token}' '${url}/api/v1/services?productLine=domain'`),
  },
];
