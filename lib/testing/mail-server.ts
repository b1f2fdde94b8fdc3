import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A mail that arrived, with what was said on the way. */
export interface ArrivedMail {
  mail: ParsedMail;
  /** As it came over the wire. */
  source: string;
  envelopeTo: string[];
  user: string | undefined;
  encrypted: boolean;
}

export interface TestMailServer {
  port: number;
  arrived: ArrivedMail[];
  close(): Promise<void>;
}

interface Options {
  /** 0 for any that is free. */
  port?: number;
  /** The one password it takes; without it nobody has to say one. */
  password?: string;
  starttls?: boolean;
  /** What it says to every mail instead of taking it. */
  refusal?: { code: number; message: string };
}

/** A mail server as they are in the world, which keeps what arrives. Its certificate is signed by nobody. */
export async function startMailServer(options: Options = {}): Promise<TestMailServer> {
  const { port = 0, password, starttls = true, refusal } = options;
  const arrived: ArrivedMail[] = [];
  const server = new SMTPServer({
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disabledCommands: [...(starttls ? [] : ["STARTTLS"]), ...(password === undefined ? ["AUTH"] : [])],
    onAuth(auth, _session, done) {
      if (auth.password === password) done(null, { user: auth.username ?? "" });
      else done(new Error("Invalid username or password"));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refusal) return done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
        const source = Buffer.concat(chunks).toString("utf8");
        simpleParser(source, (error: Error | null, mail) => {
          if (error || !mail) return done(error ?? new Error("It is no mail"));
          arrived.push({
            mail,
            source,
            envelopeTo: session.envelope.rcptTo.map(({ address }) => address),
            user: typeof session.user === "string" ? session.user : undefined,
            encrypted: session.secure,
          });
          done();
        });
      });
    },
  });
  server.on("error", () => undefined); // clients that hang up
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const address = server.server.address() as AddressInfo;
  return {
    port: address.port,
    arrived,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
