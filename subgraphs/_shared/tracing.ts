import { AsyncLocalStorage } from 'node:async_hooks'
import { type Attributes, ROOT_CONTEXT, type SpanContext, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api'
import type { Env } from './env.ts'

/** Undefined while nothing is traced: then a span costs one comparison. */
let tracer: Tracer | undefined

/** The span that runs. Libraries have tracers of their own, which may record texts of documents, so none of theirs is used. */
const current = new AsyncLocalStorage<SpanContext>()

/**
 * Sends traces to the collector that `OTEL_EXPORTER_OTLP_ENDPOINT` names (OTLP over HTTP). Without it, nothing is loaded and nothing is traced.
 * @returns how to send the rest and stop
 */
export async function startTracing(
  service: string,
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Env,
): Promise<() => Promise<void>> {
  if (!endpoint) return async () => {}
  const [{ BasicTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { Resource }] = await Promise.all([
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: 5_000 })
  const provider = new BasicTracerProvider({
    resource: new Resource({ 'service.name': `bunri-${service}` }),
    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 5_000, scheduledDelayMillis: 1_000 })],
  })
  tracer = provider.getTracer('bunri')
  return async () => {
    tracer = undefined
    // A collector that is away must not keep the process.
    await provider.shutdown().catch(() => {})
  }
}

/** Runs work as the first span of a trace. */
export const tracedRequest = <T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> =>
  tracer ? run(tracer, { name, attributes, parent: undefined }, work) : work()

/** Runs work as a span of the one that runs. Outside of any, such as in background work, it is not traced. */
export function traced<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  const parent = tracer && current.getStore()
  return tracer && parent ? run(tracer, { name, attributes, parent }, work) : work()
}

/** A span for work that starts later, of the one that runs now. @returns how to start it, which returns how to end it */
export function laterSpan(name: string, attributes: () => Attributes): () => (error?: unknown) => void {
  const parent = tracer && current.getStore()
  if (!tracer || !parent) return untraced
  const by = tracer
  return () => {
    const span = by.startSpan(name, { attributes: attributes() }, trace.setSpanContext(ROOT_CONTEXT, parent))
    return (error) => {
      if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    }
  }
}

const untraced = () => () => {}

/** The header (W3C Trace Context) that continues the trace in another process; none if nothing is traced. */
export function traceHeaders(): { traceparent?: string } {
  const span = tracer && current.getStore()
  return span ? { traceparent: `00-${span.traceId}-${span.spanId}-0${span.traceFlags & 1}` } : {}
}

/** Runs work in the trace that a header continues. Only the router may say so. */
export function continued<T>(traceparent: unknown, work: () => Promise<T>): Promise<T> {
  if (!tracer) return work()
  const [, traceId, spanId, flags] = /^00-([\da-f]{32})-([\da-f]{16})-0([01])$/.exec(String(traceparent)) ?? []
  if (!traceId || !spanId) return work()
  return current.run({ traceId, spanId, traceFlags: Number(flags), isRemote: true }, work)
}

async function run<T>(
  by: Tracer,
  { name, attributes, parent }: { name: string; attributes: Attributes; parent: SpanContext | undefined },
  work: () => Promise<T>,
): Promise<T> {
  const span = by.startSpan(name, { attributes }, parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT)
  try {
    return await current.run(span.spanContext(), work)
  } catch (error) {
    // What went wrong is in the log, under the same request id.
    span.setStatus({ code: SpanStatusCode.ERROR })
    throw error
  } finally {
    span.end()
  }
}
