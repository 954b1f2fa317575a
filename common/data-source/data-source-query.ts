/** What an attribute's value is compared with; several operators of one attribute are joined by AND. */
export interface FilterOperators<Value = unknown> {
  is?: Value | null;
  isNot?: Value | null;
  in?: readonly Value[];
  notIn?: readonly Value[];
  gt?: Value;
  gte?: Value;
  lt?: Value;
  lte?: Value;
  /** SQL patterns with `%` and `_` */
  like?: string;
  /** `like` without regard to case */
  ilike?: string;
  /** literal text, without regard to case */
  contains?: string;
  /** literal text, without regard to case */
  startsWith?: string;
  isNull?: boolean;
}

/** Operators by attribute code; several attributes are joined by AND. */
export type DataSourceFilter<Row extends object> = { [Code in keyof Row]?: FilterOperators<Row[Code]> };

/** What to read; every part is optional. */
export interface DataSourceQuery<Row extends object> {
  /** joined by AND */
  filter?: readonly DataSourceFilter<Row>[];
  /** in order of weight */
  sort?: readonly { [Code in keyof Row]?: 'asc' | 'desc' }[];
  /** attributes to return; default and empty list: all */
  select?: readonly (keyof Row & string)[];
  /** default 100, at most 10,000 */
  limit?: number;
  /** default 0 */
  offset?: number;
}

/** A page of rows. */
export interface DataSourceResult<Row extends object> {
  rows: Row[];
  /** how many rows the filter matches, without limit and offset */
  total: number;
}
