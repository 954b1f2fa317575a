/** Whoever reads, as statements take it: own and shared rows, or with `admin` all. */
export interface Reader {
  userName: string;
  admin: boolean;
}
