import { describe, expect, it } from "vitest";
import { parseNameServers, usesUpstreamNameServers } from "./name-server";

const read = (...typed: string[]) => {
  const { servers, findings } = parseNameServers(typed, "mybrand.com");
  return findings.length > 0 ? findings.map((f) => `${f.field} ${f.code}`) : servers;
};

describe("name servers", () => {
  it("takes two to six different hosts", () => {
    expect(read("NS1.Example.com.", "", "ns2.example.com")).toEqual(["ns1.example.com", "ns2.example.com"]);
    expect(read("ns1.example.com")).toEqual(["nameServers dns.server.few"]);
    expect(read("ns1.a.cn", "ns1.a.cn.")).toEqual(["nameServers.1 dns.server.twice"]);
    expect(read("8.8.8.8", "ns1.a.cn")).toEqual(["nameServers.0 dns.target.ip"]);
    expect(read("ns1.mybrand.com", "ns1.a.cn")).toEqual(["nameServers.0 dns.server.inside"]);
    expect(read(..."1234567".split("").map((n) => `ns${n}.a.cn`))).toEqual(["nameServers dns.server.many"]);
  });

  it("knows the upstream's own", () => {
    expect(usesUpstreamNameServers(["ns1.ezdnscenter.com", "a.ezdnscenter.com"])).toBe(true);
    expect(usesUpstreamNameServers(["ns1.ezdnscenter.com", "ns1.other.com"])).toBe(false);
    expect(usesUpstreamNameServers(["notezdnscenter.com", "ns1.notcdncenter.com"])).toBe(false);
    expect(usesUpstreamNameServers([])).toBe(false);
  });
});
