/** A server that speaks like S3, for tests; it comes without types. */
declare module "@20minutes/s3rver" {
  export default class S3Server {
    constructor(options: {
      address: string;
      port: number;
      silent: boolean;
      directory: string;
      configureBuckets: { name: string; configs: string[] }[];
    });
    run(): Promise<{ address: string; port: number }>;
    close(): Promise<void>;
  }
}
