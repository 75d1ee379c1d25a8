/**
 * Runs several simulated processes over the same use cases, one at a time. Each stops at every await that leaves the process (a
 * database call, a commit, a call to the upstream). Seeded chance decides which process continues, which one is paused past its lease,
 * which one dies there, and whose database call fails. When no process can continue, the clock moves to the next time one can.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { clearTimeout as realClearTimeout, setTimeout as realSetTimeout } from "node:timers";
import type { Random } from "./random";
import { virtualClock } from "./virtual-clock";

/** Thrown inside a transaction of a process that dies there: the database rolls back, and the process does not continue. */
export class Crash extends Error {}
/** The database call failed, or its answer was lost; the process continues. */
export class LostConnection extends Error {
  constructor(where: string) {
    super(`simulated: the connection broke at ${where}`);
  }
}

type State = "ready" | "running" | "blocked" | "waiting" | "dying" | "dead" | "done";

export interface Task {
  name: string;
  state: State;
  /** The process does not continue before this time. */
  wakeAtMs: number;
  /** The whole process is paused until `wakeAtMs`, with its heartbeat. */
  frozen: boolean;
  /** A call to the upstream is under way: its own database statements are no steps of the process. */
  inCall: boolean;
  /** The last database call; concurrent ones of a process run one after another. */
  tail: Promise<unknown>;
  /** The last call to the upstream; concurrent ones run one after another. */
  callTail: Promise<unknown>;
  resume: () => void;
  error?: unknown;
}

interface Interval {
  task: Task;
  everyMs: number;
  nextMs: number;
  beat: () => void;
  unref(): Interval;
}

export interface Troubles {
  /** The chance, at each step, that another process continues. */
  switches: number;
  crash: number;
  pause: number;
  lost: number;
  /** The most crashes, pauses and lost calls of a history together. */
  most: number;
}

const LOCK_LOOK_MS = 15;
const MOST_LOOKS = 2_000;
const PAUSES_MS = [1_000, 6_000, 40_000, 200_000];
/** A suspended machine. Not within a transaction: the database would have ended it by then. */
const SLEEP_MS = 45 * 60_000;

/** One for all histories: Node would carry every further one along with each promise of the process. */
const current = new AsyncLocalStorage<Task>();

export class Scheduler {
  private tasks: Task[] = [];
  private intervals = new Set<Interval>();
  private wakeLoop: () => void = () => undefined;
  private last: Task | null = null;
  private background = 0;
  private whenQuiet: () => void = () => undefined;
  private databaseDueMs = 0;
  private databaseAtMs = 0;
  private movingDatabase: Promise<void> | null = null;
  private inTimer = false;
  readonly trace: string[] = [];
  /** Errors that no use case may throw. */
  readonly surprises: string[] = [];
  private hooks: { lockWaiters: () => Promise<number>; setDatabaseClock: (ms: number) => Promise<void> };

  constructor(
    private readonly random: Random,
    public troubles: Troubles,
    hooks: Scheduler["hooks"],
  ) {
    this.hooks = hooks;
  }

  task(): Task | undefined {
    return current.getStore();
  }

  note(what: string): void {
    this.trace.push(`${new Date(virtualClock.nowMs()).toISOString().slice(5, 23)} ${what}`);
  }

  /** Adds a process; it starts when the scheduler picks it. @param expected whether the process may end with this error. */
  spawn(name: string, work: () => Promise<unknown>, expected: (error: unknown) => boolean): Task {
    const task = this.add(name, 0);
    void current.run(task, async () => {
      await new Promise<void>((resolve) => {
        task.resume = resolve;
      });
      try {
        await work();
        this.note(`${name}: ended`);
      } catch (error) {
        task.error = error;
        const text = error instanceof Error ? `${error.name} ${error.message.split("\n").at(-1)}` : String(error);
        this.note(`${name}: ${text}`);
        if (!(error instanceof LostConnection) && !expected(error)) this.surprises.push(`${name}: ${text}`);
      }
      this.stop(task, "done");
    });
    return task;
  }

  /** A request that arrives later, whatever its sender does meanwhile. @param held the sender waits until then. */
  wire(name: string, lateMs: number, held: boolean): Promise<Task> {
    const sender = held ? this.tasks.find((task) => task.state === "running") : undefined;
    const task = this.add(name, lateMs);
    if (sender) sender.state = "waiting";
    return new Promise((resolve) => {
      task.resume = () => {
        if (sender?.state === "waiting") sender.state = "running";
        resolve(task);
      };
      this.wakeLoop();
    });
  }

  finish(task: Task): void {
    this.stop(task, "done");
  }

  private add(name: string, lateMs: number): Task {
    const task: Task = {
      name,
      state: "ready",
      wakeAtMs: virtualClock.nowMs() + lateMs,
      frozen: false,
      inCall: false,
      tail: Promise.resolve(),
      callTail: Promise.resolve(),
      resume: () => undefined,
    };
    this.tasks.push(task);
    return task;
  }

  private stop(task: Task, state: State): void {
    task.state = state;
    if (state === "done" || state === "dead")
      for (const interval of this.intervals) if (interval.task === task) this.intervals.delete(interval);
    this.wakeLoop();
  }

  /** A place where another process may continue, and this one may be paused, die, or lose its connection. Does nothing outside a process. */
  async point(label: string, inTransaction: boolean, mayBreak = true): Promise<void> {
    const task = this.task();
    if (!task) return;
    if (task.state === "dying") throw new Crash();
    const trouble = this.troubles.most > 0 ? this.trouble(mayBreak) : null;
    if (trouble) this.note(`${task.name}: ${trouble} at ${label}`);
    if (trouble === "crash") return this.die(task, inTransaction);
    if (trouble === "lost") throw new LostConnection(label);
    const pauses = inTransaction ? PAUSES_MS : [...PAUSES_MS, SLEEP_MS];
    const pauseMs = trouble === "pause" ? this.random.pick(pauses) : 0;
    task.wakeAtMs = virtualClock.nowMs() + pauseMs;
    task.frozen = pauseMs > 0;
    await new Promise<void>((resolve) => {
      task.resume = resolve;
      this.stop(task, "ready");
    });
    task.frozen = false;
    this.trace.push(`    ${task.name}: ${label}`);
  }

  private trouble(mayBreak: boolean): "crash" | "pause" | "lost" | null {
    const { crash, pause, lost } = this.troubles;
    const drawn = this.random.next();
    const kind =
      drawn < crash ? "crash" : drawn < crash + pause ? "pause" : drawn < crash + pause + lost ? "lost" : null;
    if (!kind || (kind === "lost" && !mayBreak)) return null;
    this.troubles.most -= 1;
    return kind;
  }

  evenChance(): boolean {
    return this.random.chance(0.5);
  }

  private die(task: Task, inTransaction: boolean): Promise<never> {
    if (inTransaction) {
      task.state = "dying";
      throw new Crash();
    }
    this.stop(task, "dead");
    return new Promise(() => undefined);
  }

  /** Ends a dying process after its transaction has rolled back. */
  endDying(task: Task): Promise<never> {
    this.stop(task, "dead");
    return new Promise(() => undefined);
  }

  /** Whether the process's database statements belong to a call or a timer, and are no steps of their own. */
  isBackground(task: Task): boolean {
    return task.inCall || this.inTimer;
  }

  async passThrough<T>(work: () => Promise<T>): Promise<T> {
    this.background += 1;
    try {
      return await work();
    } finally {
      this.background -= 1;
      if (this.background === 0) this.whenQuiet();
    }
  }

  /** Waits until the background work of a call (measuring the upstream's clock) has ended, before any process continues. */
  async quiet(): Promise<void> {
    for (let looks = 0; this.background > 0 && looks < MOST_LOOKS; looks++) {
      await this.silence(LOCK_LOOK_MS);
      // It may wait for a lock of a paused process.
      const blocked = this.tasks.filter((task) => task.state === "blocked");
      if (this.background > 0 && (await this.hooks.lockWaiters()) > blocked.length) return;
    }
  }

  private silence(realMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = realSetTimeout(resolve, realMs);
      this.whenQuiet = () => {
        realClearTimeout(timer);
        resolve();
      };
    });
  }

  /** setInterval of a simulated process: calls `beat` while the process lives and isn't paused. */
  every(task: Task, everyMs: number, beat: () => void): Interval {
    const nextMs = virtualClock.nowMs() + everyMs;
    const interval: Interval = { task, everyMs, nextMs, beat, unref: () => interval };
    this.intervals.add(interval);
    return interval;
  }

  clear(interval: unknown): boolean {
    return this.intervals.delete(interval as Interval);
  }

  /** Lets all processes continue until this time, and moves the clock there. */
  async run(untilMs: number): Promise<void> {
    for (;;) {
      await this.untilNobodyRuns();
      const now = virtualClock.nowMs();
      const ready = this.tasks.filter((task) => task.state === "ready" && task.wakeAtMs <= now);
      if (ready.length > 0) {
        this.continueOne(ready);
        continue;
      }
      const later = this.tasks.filter((task) => task.state === "ready").map((task) => task.wakeAtMs);
      if (later.length === 0 && this.tasks.some((task) => task.state === "blocked")) {
        await this.change(2);
        continue;
      }
      const next = Math.min(...later, untilMs);
      if (next >= untilMs && now >= untilMs) break;
      await this.moveClockTo(next);
    }
    this.tasks = this.tasks.filter((task) => task.state !== "done" && task.state !== "dead");
  }

  private continueOne(ready: Task[]): void {
    const again = this.last && ready.includes(this.last) && !this.random.chance(this.troubles.switches);
    const task = again && this.last ? this.last : this.random.pick(ready);
    this.last = task;
    task.state = "running";
    virtualClock.set(virtualClock.nowMs() + 1);
    task.resume();
  }

  /** Waits until each process has stopped at its next place, has ended, or waits for a lock of another process. */
  private async untilNobodyRuns(): Promise<void> {
    for (let looks = 0; ; looks++) {
      const busy = this.tasks.filter((task) => task.state === "running" || task.state === "dying");
      const blocked = this.tasks.filter((task) => task.state === "blocked");
      if (busy.length === 0) {
        if (blocked.length === 0 || (await this.waitingTasks()) >= blocked.length) return;
        await this.change(2);
        continue;
      }
      const changed = await this.change(LOCK_LOOK_MS);
      if (changed) continue;
      const waiters = await this.waitingTasks();
      const now = this.tasks.filter((task) => task.state === "running");
      if (waiters > blocked.length) for (const task of now) task.state = "blocked";
      if (looks > MOST_LOOKS) throw new Error(`the simulation hangs: ${now.map((task) => task.name).join(", ")}`);
    }
  }

  /** How many processes wait for a lock. Background work may wait for one as well and is not counted. */
  private async waitingTasks(): Promise<number> {
    return (await this.hooks.lockWaiters()) - this.background;
  }

  /** Waits until a process has stopped or ended, for at most `realMs` of real time. @returns false when that time was over. */
  private change(realMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.wakeLoop = () => undefined;
        resolve(false);
      }, realMs);
      this.wakeLoop = () => {
        clearTimeout(timer);
        this.wakeLoop = () => undefined;
        resolve(true);
      };
    });
  }

  private async moveClockTo(toMs: number): Promise<void> {
    for (;;) {
      const due = [...this.intervals]
        .filter((interval) => interval.nextMs <= toMs)
        .sort((a, b) => a.nextMs - b.nextMs)
        .at(0);
      if (!due) break;
      this.setClock(Math.max(due.nextMs, virtualClock.nowMs()));
      due.nextMs += due.everyMs;
      // While an earlier beat waits for a lock no other one is started.
      if (due.task.frozen || this.background > 0) continue;
      this.inTimer = true;
      current.run(due.task, due.beat);
      this.inTimer = false;
      await this.quiet();
    }
    this.setClock(Math.max(toMs, virtualClock.nowMs()));
  }

  setClock(ms: number): void {
    virtualClock.set(ms);
    this.databaseDueMs = ms;
  }

  /** To be called before each statement: moves the database's clock to the simulated time, if that has moved since the last one. */
  async moveDatabaseClock(): Promise<void> {
    if (this.databaseAtMs !== this.databaseDueMs) {
      this.databaseAtMs = this.databaseDueMs;
      this.movingDatabase = this.hooks.setDatabaseClock(this.databaseDueMs);
    }
    await this.movingDatabase;
  }

  /** Runs work outside any process: preparations, and events at the upstream. */
  aside<T>(work: () => Promise<T>): Promise<T> {
    return current.exit(work);
  }
}
