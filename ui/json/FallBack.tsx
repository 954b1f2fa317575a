import { Component, type ReactNode } from 'react';

export interface FallBackProps {
  instead: ReactNode;
  children: ReactNode;
}

/** Shows something simpler where a part cannot be loaded, for example after a release replaced its file. */
export class FallBack extends Component<FallBackProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
