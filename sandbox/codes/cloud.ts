import type { Answer } from "./agent";
import type { Bench, Provocation } from "./bench";
import {
  bought,
  buyServer,
  CLOUD_PASSWORD,
  type CloudParams,
  inUsa,
  nameCodes,
  on,
  openCloudServer,
  opened,
  stopped,
  stoppedServer,
  withSnapshot,
} from "./cloud-bench";
import { filingCodes } from "./filing";

/** 八, 4–18, 23, 24: codes of what is done with a server. */

const CREATE = "cloud.CreateHost";
const password = { password: CLOUD_PASSWORD };

const createHostCodes = {
  ...nameCodes(CREATE),
  "17101": on(CREATE, "a password of 5 signs, of 21, or with a blank", bought, { password: "12345" }),
  "17102": [
    "a name that is not in the account",
    (bench) => bench.call(CREATE, { cloudname: "S111111", password: CLOUD_PASSWORD }),
  ],
  "17103": on(CREATE, "a server that is open", opened, password),
  "17104": on(CREATE, "a bought server", bought, password, "password"),
  "17105": on(CREATE, "a bought server", bought, password, "node"),
} satisfies Record<string, Provocation>;

const PLATFORM = "cloud.ModPlatformPassword";
const modPlatformPasswordCodes = {
  ...nameCodes(PLATFORM),
  "17101": on(PLATFORM, "a password with a blank", bought, { password: "has blank" }),
  "17106": on(PLATFORM, "a server", bought, password, "node"),
} satisfies Record<string, Provocation>;

const getsvrSttCodes = nameCodes("cloud.getsvrStt");

const restartCloudCodes = {
  ...nameCodes("cloud.RestartCloud"),
  "17107": on("cloud.RestartCloud", "a server that is not made yet, or busy", bought),
  "17108": on("cloud.RestartCloud", "a server that is shut down", stopped),
  "17109": on("cloud.RestartCloud", "a running server", opened, {}, "node"),
} satisfies Record<string, Provocation>;

const shutdownCodes = {
  ...nameCodes("cloud.shutdown"),
  "17107": on("cloud.shutdown", "a server that is not made yet, or busy", bought),
  "17108": "the text of restarting; a server that does not run is 17111 here",
  "17110": on("cloud.shutdown", "a server", opened, {}, "order"),
  "17111": on("cloud.shutdown", "a server that is shut down", stopped),
  "17112": on("cloud.shutdown", "a running server", opened, {}, "shutdown"),
} satisfies Record<string, Provocation>;

const poweroffCodes = {
  ...nameCodes("cloud.poweroff"),
  "17107": on("cloud.poweroff", "a server that is not made yet, or busy", bought),
  "17115": on("cloud.poweroff", "a server that is shut down", stopped),
  "17116": on("cloud.poweroff", "a running server", opened, {}, "node"),
} satisfies Record<string, Provocation>;

const starthostCodes = {
  ...nameCodes("cloud.starthost"),
  "17107": on("cloud.starthost", "a server that is not made yet, or busy", bought),
  "17113": on("cloud.starthost", "a running server", opened),
  "17114": on("cloud.starthost", "a server that is shut down", stopped, {}, "node"),
} satisfies Record<string, Provocation>;

const bkupCodes = {
  ...nameCodes("cloud.bkup"),
  "17107": on("cloud.bkup", "a server that is not made yet, or busy", bought),
  "17117": on("cloud.bkup", "a server", opened, {}, "node"),
} satisfies Record<string, Provocation>;

const delbkupfileCodes = {
  ...nameCodes("cloud.delbkupfile"),
  "17107": on("cloud.delbkupfile", "a server that is not made yet, or busy", bought),
  "17119": on("cloud.delbkupfile", "a server without a snapshot", opened),
  "17120": on("cloud.delbkupfile", "a server with a snapshot", withSnapshot, {}, "node"),
} satisfies Record<string, Provocation>;

const rstcloudCodes = {
  ...nameCodes("cloud.rstcloud"),
  "17107": on("cloud.rstcloud", "a server that is not made yet, or busy", bought),
  "17118": on("cloud.rstcloud", "a server without a snapshot", opened),
} satisfies Record<string, Provocation>;

const getrebuildSystemCodes = {
  ...nameCodes("cloud.getrebuildSystem"),
  "17121": on("cloud.getrebuildSystem", "a server", opened, {}, "node"),
} satisfies Record<string, Provocation>;

const REBUILD = "cloud.rebuildCloud";
const rebuild = { cloudpass: CLOUD_PASSWORD, cloudsystem: "centos7.9_64" };
const rebuildCloudCodes = {
  ...nameCodes(REBUILD),
  "17101": on(REBUILD, "a password of 5 signs", opened, { ...rebuild, cloudpass: "12345" }),
  "17005": on(REBUILD, "a system that is not listed", opened, { ...rebuild, cloudsystem: "beos" }),
  "17107": on(REBUILD, "a server that is not made yet, or busy", bought, rebuild),
  "17010": on(REBUILD, "a server with a snapshot", withSnapshot, rebuild),
  "17122": on(REBUILD, "a running server", opened, rebuild, "shutdown"),
  "17123": on(REBUILD, "a server", opened, rebuild, "node"),
} satisfies Record<string, Provocation>;

const SYSTEM_PASSWORD = "cloud.ModPassword";
const cloudpassword = { cloudpassword: CLOUD_PASSWORD };
const modPasswordCodes = {
  ...nameCodes(SYSTEM_PASSWORD),
  "17101": on(SYSTEM_PASSWORD, "a password of 5 signs", stopped, { cloudpassword: "12345" }),
  "17005": on(
    SYSTEM_PASSWORD,
    "a server made from another one's image (os: its name)",
    async (bench) => stoppedServer(bench, { os: await buyServer(bench) }),
    cloudpassword,
  ),
  "17107": on(SYSTEM_PASSWORD, "a server that is not made yet, or busy", bought, cloudpassword),
  "17124": on(SYSTEM_PASSWORD, "a running server", opened, cloudpassword),
  "17125": on(SYSTEM_PASSWORD, "a server that is shut down", stopped, cloudpassword, "password"),
} satisfies Record<string, Provocation>;

const BIND = "cloud.BindDomain";
const domain = { domainname: "free-cloud.com" };
const bind = async (bench: Bench, domainname: string, details: CloudParams): Promise<Answer> =>
  bench.call(BIND, { cloudname: await openCloudServer(bench), domainname, ...details });

const bindDomainCodes = {
  ...nameCodes(BIND),
  "17138": on(BIND, "a subdomain, or no name at all", opened, { domainname: "www.free-cloud.com" }),
  "17139": on(BIND, "a server in Hong Kong", (bench) => openCloudServer(bench, { place: "3" }), domain),
  "17140": on(BIND, "a domain with the word icp-none in it", opened, { domainname: "free-icp-none.com" }),
  "17110": on(BIND, "a server that is not made yet", bought, domain),
  "17141": on(
    BIND,
    "a domain that is bound already",
    async (bench) => {
      const cloudname = await openCloudServer(bench);
      await bench.call(BIND, { cloudname, ...domain });
      return cloudname;
    },
    domain,
  ),
  "17142": on(BIND, "a server", opened, domain, "node"),
  ...filingCodes(bind),
} satisfies Record<string, Provocation>;

const UNBIND = "cloud.deldomain";
const deldomainCodes = {
  ...nameCodes(UNBIND),
  "17138": on(UNBIND, "no name at all", opened, { domainname: "no name" }),
  "17143": on(UNBIND, "a domain that is not bound", opened, domain),
  "17144": [
    "a bound domain of a server put out of order by control `cloud` (broken: node)",
    async (bench) => {
      const cloudname = await openCloudServer(bench);
      await bench.call(BIND, { cloudname, ...domain });
      await bench.control.cloud({ cloudname, broken: "node" });
      return bench.call(UNBIND, { cloudname, ...domain });
    },
  ],
} satisfies Record<string, Provocation>;

const PORT = "cloud.ChangePort";
const changePortCodes = {
  ...nameCodes(PORT),
  "17148": ["a malformed name", (bench) => bench.call(PORT, { cloudname: "no-name" })],
  "17102": ["a name that is not in the account", (bench) => bench.call(PORT, { cloudname: "S111111" })],
  "17149": on(PORT, "a server in the dual-line room (place 2)", (bench) => stoppedServer(bench, { place: "2" })),
  "17150": on(PORT, "a server with Linux", (bench) => stoppedServer(bench, { place: "4", os: "centos7.9_64" })),
  "17151": on(PORT, "a server with an address of its own", stopped),
  "17152": on(PORT, "a running server in the USA (place 4)", (bench) => openCloudServer(bench, { place: "4" })),
  "17153": on(PORT, "a server in the USA that is shut down", inUsa, {}, "node"),
} satisfies Record<string, Provocation>;

export const cloudCodes = {
  "cloud.CreateHost": createHostCodes,
  "cloud.ModPlatformPassword": modPlatformPasswordCodes,
  "cloud.getsvrStt": getsvrSttCodes,
  "cloud.RestartCloud": restartCloudCodes,
  "cloud.shutdown": shutdownCodes,
  "cloud.poweroff": poweroffCodes,
  "cloud.starthost": starthostCodes,
  "cloud.bkup": bkupCodes,
  "cloud.delbkupfile": delbkupfileCodes,
  "cloud.rstcloud": rstcloudCodes,
  "cloud.getrebuildSystem": getrebuildSystemCodes,
  "cloud.rebuildCloud": rebuildCloudCodes,
  "cloud.ModPassword": modPasswordCodes,
  "cloud.BindDomain": bindDomainCodes,
  "cloud.deldomain": deldomainCodes,
  "cloud.ChangePort": changePortCodes,
};
