import type { AttributeType } from '../../common/data-source/data-source.ts';

/** An attribute as SQL sees it. */
export interface Column {
  /** the key in rows */
  code: string;
  /** unquoted */
  name: string;
  type: AttributeType;
}
