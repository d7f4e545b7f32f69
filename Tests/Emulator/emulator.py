"""A Kubernetes API on loopback in which one Milvus instance runs and a small operator looks after it.

The API is kmock's KubernetesEmulator, which real kubectl talks to. What kmock lacks and a runbook needs is
added here: generations, server-side dry runs, the wording of the errors, and an operator.

The operator is driven by reads, not by a clock: after a change, each read of an object takes it one step
further, so that nobody has to sleep. A Milvus that was just patched still says Healthy for its old
generation on the first read, as it does in life.
"""

import argparse
import asyncio
import copy
import json
import os
import signal
import threading
from pathlib import Path

import aiohttp.web
import kmock

MILVUS = kmock.resource("milvus.io/v1beta1/milvuses")
UPGRADE = kmock.resource("milvus.io/v1beta1/milvusupgrades")
DEPLOYMENT = kmock.resource("apps/v1/deployments")
POD = kmock.resource("v1/pods")

VERBS = ["create", "delete", "get", "list", "patch", "update", "watch"]
CREATED = "2026-11-22T09:20:27Z"

# The states of a MilvusUpgrade, in the operator's spelling.
MIGRATION = ["OldVersionStopping", "BackupMeta", "UpdatingMeta", "NewVersionStarting", "Succeeded"]
FAILED_MIGRATION = ["OldVersionStopping", "BackupMeta", "UpdatingMeta", "UpdateMetaFailed"]
ROLLBACK = [
    "RollbackNewVersionStopping", "RollbackRestoringOldMeta", "RollbackOldVersionStarting", "RollbackedSucceeded",
]


def milvus_status(generation, image, status, updated):
    """The status that the operator gives a Milvus."""
    condition = {
        "type": "MilvusUpdated",
        "status": "True" if updated else "False",
        "reason": "MilvusComponentsUpdated" if updated else "MilvusUpgradingImage",
    }
    return {
        "status": status,
        "observedGeneration": generation,
        "currentImage": image,
        "conditions": [condition],
    }


class Operator:
    """Takes each changed object one step further at each read of it."""

    def __init__(self, objects, options):
        self.objects = objects
        self.options = options
        self.steps = {}  # By plural and name: what the next reads bring.

    def observe(self, plural, namespace, name):
        """Takes an object one step further, because somebody reads it."""
        steps = self.steps.get((plural, namespace, name))
        if steps:
            steps.pop(0)()

    def milvus_changed(self, namespace, name):
        """Starts to bring a Milvus in line with its specification."""
        steps = [lambda: None] + [lambda: self._update(namespace, name)] * max(0, self.options.reads - 1)
        steps = steps[: self.options.reads] + [lambda: self._settle(namespace, name)]
        self.steps["milvuses", namespace, name] = steps

    def migration_changed(self, namespace, name):
        """Starts a migration, or undoes it where its operation is a rollback."""
        spec = self.objects[UPGRADE, namespace, name]["spec"]
        if spec.get("operation") == "rollback":
            states = ROLLBACK
        elif self.options.migration == "fails":
            states = FAILED_MIGRATION + (ROLLBACK if spec.get("rollbackIfFailed", True) else [])
        else:
            states = MIGRATION
        if self.options.reads == 0:
            final = "UpdateMetaFailed" if "UpdateMetaFailed" in states else states[-1]
            states = states[states.index(final):]
        self.steps["milvusupgrades", namespace, name] = [
            (lambda state=state: self._migrate(namespace, name, state)) for state in states
        ]

    def _update(self, namespace, name):
        milvus = self.objects[MILVUS, namespace, name]
        old_image = milvus["status"]["currentImage"]
        milvus.patch({"status": milvus_status(milvus["metadata"]["generation"], old_image, "Healthy", False)})

    def _settle(self, namespace, name):
        milvus = self.objects[MILVUS, namespace, name]
        image = milvus["spec"]["components"]["image"]
        milvus.patch({"status": milvus_status(milvus["metadata"]["generation"], image, "Healthy", True)})

    def _migrate(self, namespace, name, state):
        upgrade = self.objects[UPGRADE, namespace, name]
        reference = upgrade["spec"]["milvus"]
        key = (MILVUS, reference.get("namespace", namespace), reference["name"])
        if key not in self.objects or self.objects[key].deleted:
            return
        milvus = self.objects[key]
        status = dict(upgrade.get("status", {}), state=state)
        status.setdefault("sourceImage", milvus["spec"]["components"]["image"])
        upgrade.patch({"status": status})
        if state == "OldVersionStopping":
            milvus.patch({"status": {"status": "Stopped"}})
        elif state == "Succeeded":
            self._start(milvus, key, upgrade["spec"]["targetImage"])
        elif state == "RollbackedSucceeded":
            self._start(milvus, key, status["sourceImage"])

    def _start(self, milvus, key, image):
        generation = milvus["metadata"]["generation"] + 1
        milvus.patch({"metadata": {"generation": generation}, "spec": {"components": {"image": image}}})
        self.milvus_changed(*key[1:])


class Cluster(kmock.KubernetesEmulator):
    """kmock's emulator with generations, server-side dry runs, true error messages and an operator."""

    def furnish(self, options):
        """Declares the resources and puts in them what `options` ask for."""
        self.options = options
        self.operator = Operator(self.objects, options)
        self._declare(MILVUS, "Milvus", "milvus", {"mi"})
        self._declare(UPGRADE, "MilvusUpgrade", "milvusupgrade", set())
        self._declare(DEPLOYMENT, "Deployment", "deployment", {"deploy"})
        self._declare(POD, "Pod", "pod", {"po"})
        if not options.missing:
            self.objects[MILVUS, options.namespace, options.release] = milvus(options)
        self.objects[DEPLOYMENT, options.operator_namespace, "milvus-operator"] = deployment(options)
        self["get /api/v1"] << core_resources()
        self.namespace_paths = set()
        for namespace in {"default", options.namespace, options.operator_namespace}:
            path = f"/api/v1/namespaces/{namespace}"
            self.namespace_paths.add(path)
            self[f"get {path}"] << {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": namespace}}
        self["get /openapi/v3"] << {"paths": {OPENAPI_PATH: {"serverRelativeURL": f"/openapi/v3/{OPENAPI_PATH}"}}}
        self[f"get /openapi/v3/{OPENAPI_PATH}"] << openapi()

    def _declare(self, key, kind, singular, shortnames):
        self.resources[key] = {
            "kind": kind, "singular": singular, "shortnames": shortnames, "namespaced": True, "verbs": VERBS,
        }

    async def _handle(self, request):
        if self.options.log:
            with open(self.options.log, "a", encoding="utf-8") as log:
                log.write(f"{request.method.value} {request.url.path_qs}\n")
        if request.url.parent.path == "/api/v1/namespaces" and request.url.path not in self.namespace_paths:
            raise not_found("namespaces", request.url.name)
        if request.resource is None or not isinstance(request.resource.plural, str):  # discovery and the like
            return await super()._handle(request)
        name = request.name or ((request.data or {}).get("metadata") or {}).get("name")
        try:
            return await self._serve(request, name)
        except kmock.KubernetesNotFoundError:
            raise not_found(qualified(request.resource), name) from None
        except kmock.KubernetesError as error:
            if error.status != 409:
                raise
            message = f'{qualified(request.resource)} "{name}" already exists'
            raise kmock.KubernetesError(status=409, reason="AlreadyExists", message=message) from None

    async def _serve(self, request, name):
        key = (request.resource, request.namespace, name)
        action = request.action
        if action == kmock.action.FETCH:
            self.operator.observe(request.resource.plural, request.namespace, name)
            if request.resource == MILVUS and key in self.objects and "as=Table" in request.headers.get("Accept", ""):
                return table(self.objects[key].raw)
        if action in (kmock.action.LIST, kmock.action.WATCH):
            return self._list(request)
        writes = (kmock.action.CREATE, kmock.action.UPDATE, kmock.action.DELETE)
        if key[0] not in (MILVUS, UPGRADE) or action not in writes:
            return await super()._handle(request)
        existing = key in self.objects and not self.objects[key].deleted
        before = copy.deepcopy(self.objects[key].raw) if existing else None
        changes_spec = self._complete(request, key, before)
        response = await super()._handle(request)
        if "dryRun" in request.params:
            if action == kmock.action.CREATE and len(self.objects[key].history) == 1:
                del self.objects[key]
            else:
                del self.objects[key].history[-1]
        elif changes_spec and key[0] == MILVUS:
            self.operator.milvus_changed(request.namespace, name)
        elif changes_spec:
            self.operator.migration_changed(request.namespace, name)
        return response

    def _complete(self, request, key, before):
        """Fills in what an API server and the operator's defaults would; tells whether the specification changes."""
        if request.action == kmock.action.CREATE:
            metadata = request.data.setdefault("metadata", {})
            metadata.update(namespace=request.namespace, generation=1, creationTimestamp=CREATED)
            if key[0] == UPGRADE:
                spec = request.data["spec"]
                for field, value in {"operation": "upgrade", "rollbackIfFailed": True, "maxRetry": 3}.items():
                    spec.setdefault(field, value)
                spec.setdefault("targetImage", "milvusdb/milvus:v" + spec["targetVersion"].removeprefix("v"))
            return True
        if request.action != kmock.action.UPDATE or before is None:
            return False
        spec = merged(before.get("spec", {}), request.data.get("spec", {}))
        if spec == before.get("spec", {}):
            return False
        request.data.setdefault("metadata", {})["generation"] = before["metadata"]["generation"] + 1
        return True

    def _list(self, request):
        """Lists the objects; a watch gets them as events and then ends, as a watch may at any time."""
        info = self.resources[request.resource]
        items = [
            item.raw
            for (resource, namespace, _), item in self.objects.items()
            if resource == request.resource and not item.deleted and request.namespace in (None, namespace)
        ]
        if request.action == kmock.action.WATCH:
            events = [json.dumps({"type": "ADDED", "object": item}) + "\n" for item in items]
            return aiohttp.web.Response(text="".join(events), content_type="application/json")
        version = request.resource.version
        group_version = f"{request.resource.group}/{version}" if request.resource.group else version
        return aiohttp.web.json_response({
            "apiVersion": group_version, "kind": f"{info.kind}List", "metadata": {"resourceVersion": "1"},
            "items": items,
        })


def qualified(resource):
    """The name of a resource as the API server words it: `milvuses.milvus.io`."""
    return f"{resource.plural}.{resource.group}" if resource.group else resource.plural


def not_found(plural, name):
    """The error for an object that is not there, in the API server's words."""
    return kmock.KubernetesError(status=404, reason="NotFound", message=f'{plural} "{name}" not found')


def table(milvus):
    """A Milvus as the API server lays it out for `kubectl get`."""
    status = milvus["status"]
    updated = [condition["status"] for condition in status["conditions"]]
    cells = [milvus["metadata"]["name"], milvus["spec"]["mode"], status["status"], *updated, "41d"]
    columns = [("Name", "name"), ("Mode", ""), ("Status", ""), ("Updated", ""), ("Age", "")]
    return aiohttp.web.json_response({
        "apiVersion": "meta.k8s.io/v1",
        "kind": "Table",
        "metadata": {},
        "columnDefinitions": [
            {"name": name, "type": "string", "format": format, "description": "", "priority": 0}
            for name, format in columns
        ],
        "rows": [{"cells": cells, "object": {"apiVersion": "meta.k8s.io/v1", "kind": "PartialObjectMetadata"}}],
    })


def core_resources():
    """What the core group offers (kmock words its own answer in a way that kubectl does not take)."""
    resources = [
        {"name": "namespaces", "kind": "Namespace", "singularName": "namespace", "namespaced": False, "verbs": ["get"]},
        {"name": "pods", "kind": "Pod", "singularName": "pod", "namespaced": True, "verbs": VERBS},
    ]
    return {"apiVersion": "v1", "kind": "APIResourceList", "groupVersion": "v1", "resources": resources}


def merged(old, patch):
    """A JSON merge patch (RFC 7386) applied to a copy."""
    if not isinstance(patch, dict):
        return patch
    result = dict(old) if isinstance(old, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), value)
    return result


def milvus(options):
    """A Milvus Standalone that runs, as the operator keeps it."""
    return {
        "apiVersion": "milvus.io/v1beta1",
        "kind": "Milvus",
        "metadata": {
            "name": options.release, "namespace": options.namespace, "generation": 1,
            "creationTimestamp": CREATED, "resourceVersion": "1", "uid": "35cd6ee0-272c-4eee-80c6-28d2240a9a2e",
            "labels": {"app": "milvus"},
        },
        "spec": {
            "mode": "standalone",
            "components": {"image": options.image, "imageUpdateMode": "rollingUpgrade"},
        },
        "status": milvus_status(1, options.image, "Healthy", True),
    }


def deployment(options):
    """The operator's own deployment, rolled out."""
    labels = {"app.kubernetes.io/name": "milvus-operator"}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {
            "name": "milvus-operator", "namespace": options.operator_namespace, "generation": 1,
            "creationTimestamp": CREATED, "resourceVersion": "1",
        },
        "spec": {
            "replicas": 1,
            "selector": {"matchLabels": labels},
            "template": {"metadata": {"labels": labels}, "spec": {"containers": [{"name": "manager"}]}},
        },
        "status": {
            "observedGeneration": 1, "replicas": 1, "updatedReplicas": 1, "readyReplicas": 1, "availableReplicas": 1,
        },
    }


OPENAPI_PATH = "apis/milvus.io/v1beta1"


def openapi():
    """Just enough of a schema for kubectl to leave validation and dry runs to the server."""
    parameters = [
        {"name": name, "in": "query", "schema": {"type": "string"}} for name in ("dryRun", "fieldValidation")
    ]
    paths = {}
    for plural, kind in (("milvuses", "Milvus"), ("milvusupgrades", "MilvusUpgrade")):
        paths[f"/{OPENAPI_PATH}/namespaces/{{namespace}}/{plural}/{{name}}"] = {
            "patch": {
                "parameters": parameters,
                "responses": {},
                "x-kubernetes-group-version-kind": {"group": "milvus.io", "version": "v1beta1", "kind": kind},
            }
        }
    return {"openapi": "3.0.0", "info": {"title": "Milvus", "version": "v1beta1"}, "paths": paths, "components": {}}


def write_kubeconfig(path, port):
    """Writes a kubeconfig with the contexts `local` (the current one) and `elsewhere`, both this server."""
    config = {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": "local",
        "clusters": [{"name": "local", "cluster": {"server": f"http://127.0.0.1:{port}"}}],
        "users": [{"name": "local", "user": {}}],
        "contexts": [
            {"name": name, "context": {"cluster": "local", "user": "local"}} for name in ("local", "elsewhere")
        ],
    }
    path.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


async def serve(options):
    """Serves until standard input closes or SIGTERM or SIGINT arrives."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    cluster = Cluster()
    cluster.furnish(options)
    async with cluster, kmock.Server(cluster) as server:
        write_kubeconfig(options.kubeconfig, server.port)
        print(f"READY {server.port}", flush=True)
        threading.Thread(target=watch_input, args=(loop, stopped), daemon=True).start()
        await stopped.wait()


def watch_input(loop, stopped):
    """Sets the event when standard input ends, whatever it is: a pipe, a terminal or /dev/null."""
    while os.read(0, 4096):
        pass
    loop.call_soon_threadsafe(stopped.set)


def parse_arguments():
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kubeconfig", type=Path, help="where to write the kubeconfig")
    parser.add_argument("--release", default="my-release", help="name of the Milvus")
    parser.add_argument("--namespace", default="default", help="its namespace")
    parser.add_argument("--operator-namespace", default="milvus-operator")
    parser.add_argument("--image", default="milvusdb/milvus:v2.3.10", help="the image that the Milvus runs")
    parser.add_argument("--missing", action="store_true", help="leave the Milvus out")
    parser.add_argument("--migration", choices=["succeeds", "fails"], default="succeeds")
    parser.add_argument("--reads", type=int, default=2, help="reads that still see a change under way; 0: none")
    parser.add_argument("--log", help="a file to which each request is appended")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(serve(parse_arguments()))
