import { Component, type ReactNode } from 'react';

interface Props {
  /** what is drawn; another one is tried anew */
  graph: unknown;
  children: ReactNode;
}

interface State {
  /** why there is no picture */
  failure: { cause: unknown } | null;
}

/** Says in place of the picture why there is none; what stands around the canvas stays usable. */
export class CanvasBoundary extends Component<Props, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(cause: unknown): State {
    return { failure: { cause } };
  }

  override componentDidUpdate({ graph }: Props) {
    if (graph !== this.props.graph && this.state.failure !== null) this.setState({ failure: null });
  }

  override render() {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    const words = failure.cause instanceof Error ? failure.cause.message : String(failure.cause);
    return (
      <div className="pd-empty" role="alert">
        {/ReactFlowProvider|zustand provider/i.test(words) ? (
          <>
            <h3>ReactFlowProvider is missing</h3>
            <p>
              Wrap the viewer in <code>ReactFlowProvider</code>, which <code>perdure/ui</code> exports.
            </p>
          </>
        ) : (
          <>
            <h3>The graph cannot be drawn</h3>
            <p>{words}</p>
          </>
        )}
      </div>
    );
  }
}
