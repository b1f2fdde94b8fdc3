/** What may be embedded: the page people see, the address its player is loaded from, and who shows it. */
export type Embeddable = {
  provider: string;
  /** Where the link leads. */
  page: string;
  /** What an iframe loads, once somebody asked for it. */
  frame: string;
  /** Height for each unit of width, or pixels. */
  shape: { ratio: number } | { height: number };
};

type Provider = {
  name: string;
  hosts: readonly string[];
  /** The only origin a frame of this provider is loaded from. */
  origin: string;
  shape: Embeddable["shape"];
  /** The path and query of the frame on `origin`, or null for a page that cannot be embedded. */
  frame: (page: URL) => string | null;
};

const WIDE = { ratio: 9 / 16 };
const ID = /^[\w-]{1,64}$/;

const providers: readonly Provider[] = [
  {
    name: "YouTube",
    hosts: ["youtube.com", "m.youtube.com", "music.youtube.com", "youtu.be", "youtube-nocookie.com"],
    origin: "https://www.youtube-nocookie.com",
    shape: WIDE,
    frame: youtubeFrame,
  },
  {
    name: "Vimeo",
    hosts: ["vimeo.com", "player.vimeo.com"],
    origin: "https://player.vimeo.com",
    shape: WIDE,
    frame: ({ pathname }) => prefixed("/video/", /^\/(?:video\/)?(\d{1,20})(?:\/|$)/.exec(pathname)?.[1]),
  },
  {
    name: "Loom",
    hosts: ["loom.com"],
    origin: "https://www.loom.com",
    shape: WIDE,
    frame: ({ pathname }) =>
      prefixed("/embed/", /^\/(?:share|embed)\/([0-9a-f]{16,64})$/.exec(pathname)?.[1]),
  },
  {
    name: "Figma",
    hosts: ["figma.com"],
    origin: "https://embed.figma.com",
    shape: { ratio: 3 / 4 },
    frame: ({ pathname, searchParams }) => {
      const found = /^\/(design|file|proto|board|slides|deck)\/(\w{10,40})(?:\/|$)/.exec(pathname);
      if (!found) return null;
      const kind = found[1] === "file" ? "design" : String(found[1]);
      const node = searchParams.get("node-id");
      const place =
        node !== null && /^[\d:I;-]{1,60}$/.test(node) ? `&node-id=${encodeURIComponent(node)}` : "";
      return `/${kind}/${String(found[2])}?embed-host=commonplace${place}`;
    },
  },
  {
    name: "CodePen",
    hosts: ["codepen.io"],
    origin: "https://codepen.io",
    shape: { height: 420 },
    frame: ({ pathname }) => {
      const found = /^\/([\w-]{1,60})\/(?:pen|full|details|embed)\/(\w{4,40})$/.exec(pathname);
      return found ? `/${String(found[1])}/embed/${String(found[2])}?default-tab=result` : null;
    },
  },
  {
    name: "Spotify",
    hosts: ["open.spotify.com"],
    origin: "https://open.spotify.com",
    shape: { height: 352 },
    frame: ({ pathname }) => {
      const found =
        /^\/(?:intl-[a-z]{2}\/)?(?:embed\/)?(track|album|playlist|episode|show)\/(\w{10,40})$/.exec(pathname);
      return found ? `/embed/${String(found[1])}/${String(found[2])}` : null;
    },
  },
];

/** The origins that frames may be loaded from, for the content security policy: these and no others. */
export const EMBED_ORIGINS: readonly string[] = providers.map(({ origin }) => origin);

/** How the page at this address may be embedded, or null when it is none of a provider we know. */
export function embeddable(address: unknown): Embeddable | null {
  if (typeof address !== "string" || address.length > 2_000 || !/^https?:\/\/[^\s\\]+$/i.test(address))
    return null;
  const page = URL.parse(address);
  if (!page || page.username !== "" || page.password !== "" || page.port !== "") return null;
  const host = page.hostname.replace(/^www\./, "");
  for (const { name, hosts, origin, shape, frame } of providers) {
    if (!hosts.includes(host)) continue;
    const path = frame(page);
    if (path === null) return null;
    page.protocol = "https:";
    return { provider: name, page: page.href, frame: origin + path, shape };
  }
  return null;
}

function youtubeFrame(page: URL): string | null {
  const list = page.searchParams.get("list");
  if (page.pathname === "/playlist") {
    return list !== null && ID.test(list) ? `/embed/videoseries?list=${list}` : null;
  }
  const id = page.hostname.endsWith("youtu.be")
    ? page.pathname.slice(1)
    : (/^\/(?:embed|shorts|live|v)\/([\w-]+)$/.exec(page.pathname)?.[1] ??
      (page.pathname === "/watch" ? page.searchParams.get("v") : null));
  if (id === null || !/^[\w-]{11}$/.test(id)) return null;
  const start = secondsIn(page.searchParams.get("t") ?? page.searchParams.get("start"));
  return `/embed/${id}${start > 0 ? `?start=${start}` : ""}`;
}

/** `90`, `90s` and `1h2m3s` in seconds. */
function secondsIn(time: string | null): number {
  const found = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(time ?? "");
  const [hours, minutes, seconds] = [1, 2, 3].map((part) => Number(found?.[part] ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}

function prefixed(prefix: string, id: string | undefined): string | null {
  return id === undefined ? null : prefix + id;
}
