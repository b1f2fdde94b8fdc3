export const databricksVsKubeflow = `# Databricks vs Kubeflow

Both are named when a team wants to take machine learning (ML) from a notebook to production, but they start from
different ends: Databricks is a commercial platform for data and ML that runs in the cloud, while Kubeflow is a set of
open-source tools that bring ML work to a Kubernetes cluster you already run.

### Databricks

- **Focus**: Preparing and storing data at scale, analysing it with SQL, and building models on top of it.
- **Key Features**:
  - One workspace for pipelines, tables, dashboards and notebooks.
  - Built around Apache Spark, whose authors founded the company; reads formats such as Parquet, JSON and CSV, and keeps
    tables in the open Delta Lake format.
  - Runs on AWS, Azure and Google Cloud, with the data in storage that belongs to your own cloud account.
  - Notebooks in Python, SQL, Scala and R for exploring data, drawing charts and training models.
  - Comes with a managed MLflow, the open-source project for tracking experiments and versioning models.
- **Use Cases**:
  - Extracting, transforming and loading data on a schedule.
  - Querying tables that are too large for one machine.
  - Training models next to the data, and serving them.
  - Analysts, engineers and scientists working on the same tables.

### Kubeflow

- **Focus**: Running each step of ML work as a workload on Kubernetes.
- **Key Features**:
  - Describes a workflow as a graph of containers, and runs it with Kubeflow Pipelines.
  - Separate components for distributed training (Trainer), for tuning hyperparameters (Katib) and for notebooks;
    models are usually served with KServe, which grew out of it.
  - Leaves the framework to you: PyTorch, TensorFlow, XGBoost, Scikit-learn and others.
  - A central dashboard that shows pipelines, their runs, logs and metrics.
- **Use Cases**:
  - Chaining steps that run one after another or side by side.
  - Spreading training over many machines or GPUs of a cluster.
  - Putting models behind an address that scales with demand.
  - Keeping the whole path of a model on infrastructure you control.

### Key Differences:

**Scope**: Databricks covers the way from raw data to model and dashboard. Kubeflow begins where the data is ready and
looks after the ML steps only.

**Target Audience**: Databricks speaks to data engineers, analysts and data scientists. Kubeflow suits ML engineers and
platform teams who are at home with containers.

**Integration**: Databricks connects to many data sources and to the cloud it runs in. Kubeflow connects to whatever runs
on Kubernetes, in any cloud or in your own rooms.

### When to Choose Which:

#### Choose Databricks if:

- Data engineering and ML should live in one place.
- Your data needs Spark, or soon will.
- You would rather pay for a service than operate one.

#### Choose Kubeflow if:

- Your team already runs Kubernetes, and knows how.
- Each step needs its own image, framework or hardware.
- You want open-source parts that can move to another cloud with you.
`;
