import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { clientAddress, setClientAddress } from "./client-address.ts";
import { networkOf } from "./rate-limits.ts";

const spoofed = {
  "X-Commonplace-Address": "203.0.113.1",
  "X-Forwarded-For": "203.0.113.2, 203.0.113.3",
  "X-Real-IP": "203.0.113.4",
  "CF-Connecting-IP": "203.0.113.5",
};

test("the address is the socket's, whatever the headers say", async () => {
  expect(networkOf(await addressSeen(spoofed, 0))).toBe("127.0.0.1");
});

test("behind one proxy of ours it is the address that this proxy added", async () => {
  expect(await addressSeen(spoofed, 1)).toBe("203.0.113.3");
  expect(networkOf(await addressSeen({}, 1))).toBe("127.0.0.1");
});

test.each([
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

async function addressSeen(headers: IncomingHttpHeaders, trustedProxies: number) {
  const server = createServer((request, response) => {
    setClientAddress(request, trustedProxies);
    response.end(clientAddress(new Headers(request.headers as Record<string, string>)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  try {
    const response = await fetch(`http://127.0.0.1:${port}`, { headers: headers as Record<string, string> });
    return await response.text();
  } finally {
    server.close();
  }
}
