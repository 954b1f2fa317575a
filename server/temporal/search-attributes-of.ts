import { defineSearchAttributeKey, SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import { SEARCH_ATTRIBUTES } from '../../common/activities/execution-args.ts';
import type { ExecutionRef } from '../../common/activities/execution-ref.ts';

const key = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);
const KEYS = {
  workflowId: key(SEARCH_ATTRIBUTES.workflowId),
  workflowName: key(SEARCH_ATTRIBUTES.workflowName),
  userName: key(SEARCH_ATTRIBUTES.userName),
  status: key(SEARCH_ATTRIBUTES.status),
};

/** A Keyword holds at most 255 characters; a longer one would make Temporal refuse the start. */
const KEYWORD_LENGTH = 255;

/** What an execution is found by in Temporal's UI, as of its start. */
export function searchAttributesOf({ workflowId, workflowName, userName }: ExecutionRef): TypedSearchAttributes {
  return new TypedSearchAttributes([
    { key: KEYS.workflowId, value: workflowId },
    { key: KEYS.workflowName, value: workflowName.slice(0, KEYWORD_LENGTH) },
    { key: KEYS.userName, value: userName.slice(0, KEYWORD_LENGTH) },
    { key: KEYS.status, value: 'running' },
  ]);
}
