import type { Engine } from "./start-engine";

/** A container as the engine sees it. */
export interface Inspected {
  Id: string;
  RestartCount: number;
  State: { Status: string; ExitCode: number; Pid: number; OOMKilled: boolean; Health?: { Status: string } };
  HostConfig: { ReadonlyRootfs: boolean; CapDrop: string[] | null; SecurityOpt: string[] | null };
}

/** The containers of deploy/compose.yaml, looked at from outside of Compose. */
export class ComposeShop {
  constructor(private readonly engine: Engine) {}

  /** @throws Error when there is no container, or more than one, of a service */
  inspect = async (service: string): Promise<Inspected> => {
    const label = `label=com.docker.compose.service=${service}`;
    const ids = await this.engine.docker("ps", "--all", "--quiet", "--filter", label);
    if (!/^\w+$/.test(ids)) throw new Error(`containers of ${service}: ${ids.replaceAll("\n", ", ") || "none"}`);
    const [found] = JSON.parse(await this.engine.docker("inspect", ids)) as Inspected[];
    if (!found) throw new Error(`${service} can't be inspected`);
    return found;
  };

  /** Runs a program in a service's container, as its user. */
  execute = async (service: string, ...words: string[]) => {
    const { Id } = await this.inspect(service);
    return this.engine.tryDocker("exec", Id, ...words);
  };

  logs = async (service: string): Promise<string> => {
    const { Id } = await this.inspect(service);
    return (await this.engine.tryDocker("logs", Id)).text;
  };
}
