import { SandboxControl } from "../control/control";
import { type EndpointId, manual } from "../manual/all";
import { Agent, type Answer, person } from "./agent";

/**
 * What tests and provocations use a sandbox through: signed calls, the control side, and the first steps with a
 * domain.
 */
export class Bench {
  readonly control: SandboxControl;
  readonly agent: Agent;

  constructor(
    readonly url: string,
    now: () => number = Date.now,
    /** Collects the ids of what is called. */
    private readonly called?: Set<EndpointId>,
  ) {
    this.control = new SandboxControl(url);
    this.agent = new Agent(url, now);
  }

  call(id: EndpointId, params: Record<string, string> = {}, change: Record<string, string> = {}): Promise<Answer> {
    this.called?.add(id);
    return this.agent.get(manual[id].path, params, change);
  }

  /** @returns the id of a new contact. */
  async contact(change: Record<string, string> = {}): Promise<string> {
    const answer = await this.call("domains.CreateContact", { ...person, ...change });
    if (answer.code) throw new Error(`contact: ${answer.message}`);
    return String(answer.message);
  }

  order(name: string, userid: string, change: Record<string, string> = {}): Promise<Answer> {
    return this.call("domains.CreateDom", { userid, domainname: name, years: "1", domainpass: "abc12345", ...change });
  }

  /** Buys a name and moves the clock until the registry has answered. @returns the contact's id. */
  async own(name: string, change: Record<string, string> = {}): Promise<string> {
    const userid = change.userid ?? (await this.contact());
    const answer = await this.order(name, userid, change);
    if (answer.code) throw new Error(`${name}: ${answer.message}`);
    await this.control.advance(5_000);
    return userid;
  }
}

/**
 * How to get a code: a sentence for people and a function that does it; a sentence alone says why no state of the
 * sandbox leads to this code.
 */
export type Provocation = string | readonly [how: string, run: (bench: Bench) => Promise<Answer>];
