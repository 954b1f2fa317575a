import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { JsonRange } from './json-outline.ts';

const showAll = StateEffect.define<number>();

class ShowAll extends WidgetType {
  readonly count: number;

  constructor(count: number) {
    super();
    this.count = count;
  }

  override eq(other: ShowAll): boolean {
    return other.count === this.count;
  }

  override toDOM(view: EditorView): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cm-fold-label';
    button.textContent = `… show all ${this.count.toLocaleString()} more characters`;
    button.onclick = () => view.dispatch({ effects: showAll.of(view.posAtDOM(button)) });
    return button;
  }
}

/** Leaves out `cuts` until they are asked for, or until a search ends in one. */
export function longStrings(cuts: readonly JsonRange[]): Extension {
  return StateField.define<DecorationSet>({
    create: () => Decoration.set(cuts.map(({ from, to }) => Decoration.replace({ widget: new ShowAll(to - from) }).range(from, to))),
    update(shown, transaction) {
      let left = shown;
      for (const effect of transaction.effects) {
        if (effect.is(showAll)) left = left.update({ filter: (from) => from !== effect.value });
      }
      const at = transaction.selection?.main.head;
      return at === undefined ? left : left.update({ filter: (from, to) => at <= from || at >= to });
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}
