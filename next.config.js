import { existsSync, readdirSync } from "node:fs";
import { PUBLIC_PATHS } from "./messages/public-pages.js";

/**
 * Every page lives under app/[locale]; these rewrites choose the language. The address of a public page contains it (Chinese at /prices,
 * English at /en/prices: docs/decisions/addresses-and-languages.md). The others choose it by the cookie `lang`, then Accept-Language, then
 * Chinese. Next goes on through all of them after a match, so none may match what one above it made.
 * Only what is known to be a file keeps its path: a page's own path may contain a dot (/products/shanlicha.com).
 */
const metadataFiles = [
  "robots.txt",
  "sitemap.xml",
  "icon.svg",
  "favicon.ico",
  "apple-icon.png",
  "manifest.webmanifest",
];
const files = [...readdirSync("public"), ...metadataFiles]
  .map((name) => name.replace(/[.\\+*?[^\]$(){}|]/g, "\\$&"))
  .join("|");
const byVisitor = `/:path((?!(?:api|_next|\\.well-known|zh|en)(?:/|$)|(?:${files})$|(?:${PUBLIC_PATHS})$).+)`;
const cookie = (value) => ({ type: "cookie", key: "lang", value });
/** English comes before any Chinese in the list. */
const prefersEnglish = { type: "header", key: "accept-language", value: "(?:(?!zh|ZH).)*(?:en|EN)\\b.*" };

/** Addresses that programs have built in (lib/dns-api); with the API's, they are not pages of any language. */
const DNS_INTERFACES = [
  { source: "/dns/httpreq/:step(present|cleanup)", destination: "/api/dns/httpreq/:step" },
  { source: "/nic/update", destination: "/api/dns/nic-update" },
  { source: "/update", destination: "/api/dns/acme-dns" },
  { source: "/api", destination: "/api/dns/pdns" },
  { source: "/api/v1/servers/:path*", destination: "/api/dns/pdns/servers/:path*" },
];

function languageRewrites() {
  return [
    // No address begins with /zh, and below /en there are public pages alone: the rest is the 404 page of that language.
    { source: "/zh/:path*", destination: "/zh/zh/:path*" },
    { source: `/en/:path((?!(?:${PUBLIC_PATHS})$).+)`, destination: "/en/en/:path" },
    { source: `/:path(${PUBLIC_PATHS})`, destination: "/zh/:path" },
    { source: byVisitor, has: [cookie("en")], destination: "/en/:path" },
    { source: byVisitor, has: [cookie("zh")], destination: "/zh/:path" },
    { source: byVisitor, missing: [cookie("(?:en|zh)")], has: [prefersEnglish], destination: "/en/:path" },
    { source: byVisitor, missing: [cookie("(?:en|zh)"), prefersEnglish], destination: "/zh/:path" },
    { source: "/", destination: "/zh" },
  ];
}

/** Addresses that stand in mails, bookmarks and calendars. Domains had pages of their own beside those of other services. */
const MOVED = [
  { source: "/account/domains", destination: "/account/services?productLine=domain" },
  { source: "/account/domains/:path+", destination: "/account/services/:path+" },
];

/** All public pages in both languages have room in it. */
const PAGES_BYTES = 200 * 1024 * 1024;

/** Writing it takes a quarter of a build. Whoever builds once (CI, an image) never reads it; a folder that was built before is built again. */
const isBuiltAgain = existsSync(".next/BUILD_ID");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  /** Not a folder above that happens to have a lock file too. */
  turbopack: { root: import.meta.dirname },
  /** server/web.ts compresses: it must see a page before it is compressed. */
  compress: false,
  reactStrictMode: true,
  /** The browser must not guess a page's parts from its address: by /en it took /cart for the home page of a language "cart". */
  experimental: {
    optimisticRouting: false,
    turbopackFileSystemCacheForBuild: isBuiltAgain,
  },
  /** For everybody, not for some bots alone: a title that comes after its page leaves the tab without one in between. */
  htmlLimitedBots: /.*/,
  /** `npm run types` checks them, over more files than a build sees. */
  typescript: { ignoreBuildErrors: true },
  redirects: async () => MOVED.map((move) => ({ ...move, permanent: true })),
  /** Both read files of their own beside their code. */
  serverExternalPackages: ["pdfkit", "subset-font"],
  rewrites: async () => ({ beforeFiles: [...DNS_INTERFACES, ...languageRewrites()], afterFiles: [], fallback: [] }),
};

/**
 * What a web process renders again it keeps in memory, and `.next` stays as it was built. Next would write the files of a page one by one into the
 * folder that all processes share: a process that reads them meanwhile keeps a page without its parts. A start renders everything anew anyway
 * (server/web/follow-settings.ts), and a read-only container can't write.
 * @param {import("next").NextConfig} built
 * @returns {import("next").NextConfig}
 */
const inMemory = ({ experimental, ...built }) => ({
  ...built,
  cacheMaxMemorySize: PAGES_BYTES,
  experimental: { ...experimental, isrFlushToDisk: false },
});

/**
 * Sentences are parsed at build time: the browser gets a formatter of 1 kB instead of a parser of 12. What next-intl adds concerns building
 * alone, and loads a compiler whose native code is unpacked into a folder of caches: a web process in a read-only container has none from which
 * code can be run.
 * @param {string} phase
 */
export default async function configure(phase) {
  if (phase === "phase-production-server") return inMemory(config);
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  const withMessages = createNextIntlPlugin({
    requestConfig: "./messages/request.ts",
    experimental: { messages: { path: "./messages", format: "json", locales: ["zh", "en"], precompile: true } },
  });
  return withMessages(config);
}
